/**
 * What delivering ads remembers. Days and hours are of the ads' clock: a day is one of the account's zone, an hour is the ISO-8601 UTC
 * time at which it begins. Money is in the account's smallest amounts. `cells` says who saw it, as adCells.ts packs it.
 */
export const deliverySchema = `
create table if not exists adChoices (
  personId text primary key references people (id), useActivity integer not null, acrossNetworks integer not null
);
create table if not exists adHidden (
  personId text not null references people (id), pageId text not null, primary key (personId, pageId)
);
create table if not exists adHours (
  adId text not null, hour text not null, network text not null, position text not null, day text not null,
  impressions integer not null, linkClicks integer not null, otherClicks integer not null, reactions integer not null,
  comments integer not null, shares integer not null, follows integer not null, spend integer not null,
  primary key (adId, hour, network, position)
) without rowid;
create table if not exists adDays (
  adId text not null, day text not null, network text not null, position text not null,
  adSetId text not null, campaignId text not null, accountId text not null,
  impressions integer not null, spend integer not null, cells blob not null,
  primary key (adId, day, network, position)
);
create index if not exists daysOfAdSet on adDays (adSetId, day);
create index if not exists daysOfCampaign on adDays (campaignId, day);
create index if not exists daysOfAdAccount on adDays (accountId, day);
create table if not exists adReports (
  id text primary key, level text not null, nodeId text not null, params text not null, createdAt text not null,
  polls integer not null default 0
);
`
