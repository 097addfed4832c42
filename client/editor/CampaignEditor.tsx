import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { AdAccount } from '../../server/contract/adAccounts.ts'
import type { CreativeKey } from '../../server/contract/campaignContent.ts'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { Pair } from '../../server/contract/linking.ts'
import { ConflictCard } from '../campaignDrafts/ConflictCard.tsx'
import { useShowEditing } from '../campaignDrafts/useEditors.ts'
import { paths } from '../paths.ts'
import { PreviewPane } from '../previews/PreviewPane.tsx'
import { Segments } from '../ui/Segments.tsx'
import { useSteady } from '../ui/useSteady.ts'
import { useTitle } from '../ui/useTitle.ts'
import styles from './Editor.module.css'
import { EditorForm } from './EditorForm.tsx'
import { EditorHead } from './EditorHead.tsx'
import { Outline } from './Outline.tsx'
import { forEach, headingId, type SectionName, sectionOf, sections } from './sections.ts'
import { useEditing } from './useEditing.ts'

interface CampaignEditorProps {
  pair: Pair
  campaign: Campaign
  account: AdAccount | null
}

const panes = [
  { value: 'form', label: 'Campaign' },
  { value: 'previews', label: 'Previews' },
] as const

export function CampaignEditor({ pair, campaign, account }: CampaignEditorProps) {
  const { draft, editing, findings, touched, shownImage } = useEditing(pair, campaign, account)
  const { content } = draft
  const navigate = useNavigate()
  const [pane, setPane] = useState<'form' | 'previews'>('form')
  const [shown, setShown] = useState<CreativeKey>('a')
  const [section, setSection] = useState<SectionName | null>(null)
  const errors = findings.filter(({ level }) => level === 'error')
  const [opened, setOpened] = useState(() => firstOpen(errors.map(({ path }) => sectionOf(path))))
  useTitle(content.name || 'New campaign')
  useShowEditing(campaign.id, section)

  const numberIn = (among: typeof errors) => {
    const names = among.map(({ path }) => sectionOf(path))
    return forEach((name) => names.filter((one) => one === name).length)
  }
  const wrong = numberIn(errors.filter(({ path }) => touched.isShown(path)))
  const go = (name: SectionName) => {
    setPane('form')
    setOpened((before) => [...before, name])
    // After it is open, so that all of it is in sight.
    requestAnimationFrame(() => {
      const heading = document.getElementById(headingId(name))
      heading?.closest('section')?.scrollIntoView({ block: 'start', behavior: 'smooth' })
      heading?.focus({ preventScroll: true })
    })
  }
  const { hash } = useLocation()
  const goTo = useSteady((path: string) => {
    touched.ask()
    go(sectionOf(path))
  })
  useEffect(() => {
    // Whoever comes from what stands against a launch is taken to where it is mended.
    if (hash) goTo(decodeURIComponent(hash.slice(1)))
  }, [hash, goTo])
  const review = useSteady(async () => {
    const [first] = errors
    if (first) {
      touched.ask()
      return go(sectionOf(first.path))
    }
    await draft.saveNow()
    await navigate(paths.publishCampaign(pair.id, campaign.id))
  })
  return (
    <main className={`${styles.editor} ${pane === 'previews' ? styles.looking : ''}`}>
      <EditorHead
        pairId={pair.id}
        campaign={campaign}
        draft={draft}
        currency={editing.currency}
        open={errors.length}
        onReview={review}
      />
      <div className={styles.panes}>
        <Segments label="What is shown" hideLabel options={panes} value={pane} onChange={setPane} />
      </div>
      <Outline current={section} open={numberIn(errors)} wrong={wrong} onGo={go} />
      <div className={styles.form}>
        {draft.theirs && (
          <ConflictCard
            base={draft.base}
            mine={content}
            theirs={draft.theirs}
            currency={editing.currency}
            onChoose={draft.choose}
          />
        )}
        <EditorForm
          editing={editing}
          shown={shown}
          onShow={setShown}
          wrong={wrong}
          opened={opened}
          onToggle={(name) =>
            setOpened((before) => (before.includes(name) ? before.filter((one) => one !== name) : [...before, name]))
          }
          onEnter={setSection}
        />
      </div>
      <div className={styles.previews}>
        <PreviewPane pair={pair} content={content} imageOf={shownImage} shown={shown} onShow={setShown} />
      </div>
    </main>
  )
}

/** What is not complete; on a phone one at a time, and where all is complete the words of the ad. */
function firstOpen(incomplete: SectionName[]): SectionName[] {
  const open = sections.filter((name) => incomplete.includes(name))
  if (open.length === 0) return ['creative']
  return window.matchMedia('(max-width: 719px)').matches ? open.slice(0, 1) : open
}
