/** ISO code, name, and millions of people there whom an ad could reach. */
export const countryNames = `
IE Ireland 3.9|ES Spain 36|PT Portugal 7.9|FR France 46|DE Germany 51|IT Italy 41|GB United Kingdom 52|NL Netherlands 13|BE Belgium 8.6|LU Luxembourg 0.5
AT Austria 6|CH Switzerland 6|DK Denmark 4.6|SE Sweden 8|NO Norway 4.4|FI Finland 4.1|IS Iceland 0.3|PL Poland 24|CZ Czechia 7.2|SK Slovakia 3.6
HU Hungary 6.9|SI Slovenia 1.4|HR Croatia 2.6|RO Romania 12|BG Bulgaria 4.3|GR Greece 7.2|CY Cyprus 1.1|MT Malta 0.5|EE Estonia 0.9|LV Latvia 1.2
LT Lithuania 1.9|UA Ukraine 19|TR Türkiye 60|US United States 250|CA Canada 30|MX Mexico 95|BR Brazil 140|AR Argentina 34|CL Chile 15|CO Colombia 40
AU Australia 20|NZ New Zealand 4.2|JP Japan 60|KR South Korea 30|IN India 420|ZA South Africa 29|MA Morocco 24|AE United Arab Emirates 9|IL Israel 7|SG Singapore 5`

/** Region (country): the region's own number, then its cities with latitude, longitude and thousands of people to reach. */
export const regionNames = `
County Galway (IE) 1905: Galway 53.2707 -9.0568 83, Oughterard 53.4300 -9.3200 2, Clifden 53.4891 -10.0197 2, Tuam 53.5150 -8.8510 9, Ballinasloe 53.3300 -8.2190 7, Athenry 53.2990 -8.7450 5, Loughrea 53.1970 -8.5690 6, Moycullen 53.3370 -9.1800 2, Spiddal 53.2440 -9.3040 1, Oranmore 53.2680 -8.9200 6
County Dublin (IE) 1904: Dublin 53.3498 -6.2603 890, Swords 53.4597 -6.2181 40, Dun Laoghaire 53.2940 -6.1350 26, Tallaght 53.2880 -6.3730 80, Malahide 53.4508 -6.1544 17
County Cork (IE) 1903: Cork 51.8985 -8.4756 210, Cobh 51.8510 -8.2970 14, Mallow 52.1390 -8.6400 13, Kinsale 51.7070 -8.5310 6, Bandon 51.7460 -8.7420 8
County Clare (IE) 1902: Ennis 52.8470 -8.9890 27, Shannon 52.7040 -8.8640 10, Kilrush 52.6400 -9.4840 3, Lisdoonvarna 53.0300 -9.2900 1
County Mayo (IE) 1912: Castlebar 53.8550 -9.2980 13, Westport 53.8010 -9.5170 7, Ballina 54.1150 -9.1550 11, Claremorris 53.7230 -9.0000 4
County Limerick (IE) 1910: Limerick 52.6638 -8.6267 102, Newcastle West 52.4490 -9.0610 7
County Kerry (IE) 1913: Tralee 52.2710 -9.7030 26, Killarney 52.0599 -9.5044 15, Dingle 52.1400 -10.2680 2
County Sligo (IE) 1914: Sligo 54.2766 -8.4761 20
County Roscommon (IE) 1915: Roscommon 53.6270 -8.1890 6, Boyle 53.9720 -8.2970 3
County Westmeath (IE) 1916: Athlone 53.4230 -7.9410 22, Mullingar 53.5260 -7.3380 22
County Waterford (IE) 1917: Waterford 52.2593 -7.1101 60, Dungarvan 52.0880 -7.6250 10
County Kildare (IE) 1918: Naas 53.2158 -6.6669 26, Maynooth 53.3810 -6.5910 17
County Donegal (IE) 1919: Letterkenny 54.9560 -7.7340 22, Donegal 54.6540 -8.1110 3
County Wexford (IE) 1920: Wexford 52.3340 -6.4630 21
County Kilkenny (IE) 1921: Kilkenny 52.6540 -7.2450 27
Basque Country (ES) 2995: Bilbao 43.2630 -2.9350 340, Barakaldo 43.2960 -2.9890 99, Getxo 43.3560 -3.0110 76, Portugalete 43.3200 -3.0200 45, Santurtzi 43.3290 -3.0320 45, Durango 43.1710 -2.6340 29, Gernika-Lumo 43.3170 -2.6790 16, Bermeo 43.4210 -2.7210 16, Donostia-San Sebastián 43.3183 -1.9812 180, Vitoria-Gasteiz 42.8467 -2.6726 245, Irun 43.3390 -1.7890 60, Eibar 43.1850 -2.4730 27
Cantabria (ES) 2986: Santander 43.4623 -3.8100 170, Castro Urdiales 43.3830 -3.2150 31, Torrelavega 43.3520 -4.0470 51
Navarre (ES) 2991: Pamplona 42.8125 -1.6458 195, Tudela 42.0610 -1.6060 36
La Rioja (ES) 2767: Logroño 42.4627 -2.4450 147, Haro 42.5760 -2.8480 11
Community of Madrid (ES) 2988: Madrid 40.4168 -3.7038 3100, Alcalá de Henares 40.4820 -3.3640 190, Getafe 40.3050 -3.7310 180
Catalonia (ES) 2984: Barcelona 41.3874 2.1686 1600, Girona 41.9794 2.8214 100, Tarragona 41.1189 1.2445 130, Lleida 41.6176 0.6200 138
Valencian Community (ES) 2774: Valencia 39.4699 -0.3763 780, Alicante 38.3452 -0.4810 330
Andalusia (ES) 2756: Seville 37.3891 -5.9845 680, Málaga 36.7213 -4.4214 570, Granada 37.1773 -3.5986 230, Córdoba 37.8882 -4.7794 320
Galicia (ES) 2766: Santiago de Compostela 42.8782 -8.5448 97, A Coruña 43.3623 -8.4115 245, Vigo 42.2406 -8.7207 290
Asturias (ES) 2758: Oviedo 43.3619 -5.8494 215, Gijón 43.5322 -5.6611 265
Castile and León (ES) 2760: Burgos 42.3439 -3.6969 175, León 42.5987 -5.5671 122, Salamanca 40.9701 -5.6635 143
Aragon (ES) 2757: Zaragoza 41.6488 -0.8891 670, Huesca 42.1318 -0.4078 53
Balearic Islands (ES) 2759: Palma 39.5696 2.6502 410
England (GB) 1801: London 51.5074 -0.1278 8200, Manchester 53.4808 -2.2426 550, Liverpool 53.4084 -2.9916 480, Birmingham 52.4862 -1.8904 1100, Bristol 51.4545 -2.5879 460
Northern Ireland (GB) 1803: Belfast 54.5973 -5.9301 340, Derry 54.9966 -7.3086 85
Scotland (GB) 1804: Edinburgh 55.9533 -3.1883 500, Glasgow 55.8642 -4.2518 630
Île-de-France (FR) 1098: Paris 48.8566 2.3522 2100
Nouvelle-Aquitaine (FR) 1101: Bordeaux 44.8378 -0.5792 250, Bayonne 43.4929 -1.4748 51, Biarritz 43.4832 -1.5586 25
Berlin (DE) 1203: Berlin 52.5200 13.4050 3500
Bavaria (DE) 1202: Munich 48.1351 11.5820 1450
Hamburg (DE) 1206: Hamburg 53.5511 9.9937 1800
Lombardy (IT) 1601: Milan 45.4642 9.1900 1350
Lazio (IT) 1602: Rome 41.9028 12.4964 2700
North Holland (NL) 2401: Amsterdam 52.3676 4.9041 870
Utrecht (NL) 2402: Utrecht 52.0907 5.1214 360
Lisbon District (PT) 2731: Lisbon 38.7223 -9.1393 540
Porto District (PT) 2735: Porto 41.1579 -8.6291 230
Brussels (BE) 301: Brussels 50.8503 4.3517 1200
Vienna (AT) 201: Vienna 48.2082 16.3738 1800
Zurich (CH) 501: Zürich 47.3769 8.5417 420
Capital Region (DK) 701: Copenhagen 55.6761 12.5683 650
Stockholm (SE) 2801: Stockholm 59.3293 18.0686 950
Oslo (NO) 2301: Oslo 59.9139 10.7522 680
Masovian (PL) 2501: Warsaw 52.2297 21.0122 1800
Prague (CZ) 601: Prague 50.0755 14.4378 1300
New York (US) 3875: New York 40.7128 -74.0060 8300
Massachusetts (US) 3865: Boston 42.3601 -71.0589 680
Tokyo (JP) 1701: Tokyo 35.6762 139.6503 9700
Kyoto (JP) 1702: Kyoto 35.0116 135.7681 1400`

/** Country, postal code, the city it lies in. */
export const zipNames = `
IE H91 Galway|IE H71 Clifden|IE H54 Tuam|IE H53 Ballinasloe|IE H65 Athenry|IE H62 Loughrea|IE D01 Dublin|IE D02 Dublin|IE D04 Dublin|IE D06 Dublin|IE D08 Dublin|IE D15 Dublin|IE T12 Cork|IE T23 Cork|IE V94 Limerick|IE V95 Ennis|IE F23 Castlebar|IE F28 Westport|IE F91 Sligo|IE X91 Waterford
ES 48001 Bilbao|ES 48005 Bilbao|ES 48008 Bilbao|ES 48011 Bilbao|ES 48014 Bilbao|ES 48901 Barakaldo|ES 48930 Getxo|ES 48920 Portugalete|ES 48980 Santurtzi|ES 20001 Donostia-San Sebastián|ES 20012 Donostia-San Sebastián|ES 01001 Vitoria-Gasteiz|ES 39001 Santander|ES 31001 Pamplona|ES 28001 Madrid|ES 28013 Madrid|ES 08001 Barcelona|ES 08012 Barcelona`
