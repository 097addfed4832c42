import { Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { SpecialCategory } from '../../server/contract/campaignContent.ts'
import { Chip } from '../ui/Chip.tsx'
import { categoryWords } from '../ui/campaignWords.ts'
import frame from '../ui/Frame.module.css'
import { countries, countryName } from './countries.ts'
import styles from './Editor.module.css'
import type { Editing } from './editing.ts'

/** Ads that the platform has stricter rules for have to say so, and where. */
export function CategoryFields({ editing: { content, change, problemOf } }: { editing: Editing }) {
  const { categories, categoryCountries, audience } = content
  const [open, setOpen] = useState(categories.length > 0)
  const setCategories = (chosen: string[]) => {
    const next = SpecialCategory.options.filter((one) => chosen.includes(one))
    // Where it applies is nearly always where it is shown.
    const shown = [...new Set(audience.places.map(({ country }) => country))]
    change({
      categories: next,
      categoryCountries: next.length > 0 && categoryCountries.length === 0 ? shown : categoryCountries,
    })
  }
  return (
    <div className={styles.stack}>
      <Checkbox
        label="It is about work, housing, credit, politics, gambling or finance"
        description="The platform has stricter rules for such ads, and rejects them when they do not say so."
        checked={open}
        onChange={({ currentTarget }) => {
          setOpen(currentTarget.checked)
          if (!currentTarget.checked) change({ categories: [], categoryCountries: [] })
        }}
      />
      {open && (
        <div className={styles.inset}>
          <Checkbox.Group
            label="Special category"
            value={categories}
            error={problemOf('categories')}
            onChange={setCategories}
          >
            <div className={styles.choices}>
              {SpecialCategory.options.map((one) => (
                <Checkbox key={one} value={one} label={categoryWords[one]} />
              ))}
            </div>
          </Checkbox.Group>
          {categories.length > 0 && (
            <>
              <NativeSelect
                label="Countries in which it applies"
                error={problemOf('categoryCountries')}
                value=""
                data={[
                  { value: '', label: 'Add a country' },
                  ...countries().filter(({ value }) => !categoryCountries.includes(value)),
                ]}
                onChange={({ currentTarget: { value } }) =>
                  value && change({ categoryCountries: [...categoryCountries, value] })
                }
              />
              <ul className={frame.chips} aria-label="Countries: chosen">
                {categoryCountries.map((code) => (
                  <li key={code}>
                    <Chip
                      name={countryName(code)}
                      onRemove={() => change({ categoryCountries: categoryCountries.filter((one) => one !== code) })}
                    />
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </div>
  )
}
