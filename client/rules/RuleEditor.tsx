import { Button, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import type { Rule } from '../../server/contract/rules.ts'
import { useTeamNames } from '../threads/names.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { ActionFields } from './ActionFields.tsx'
import styles from './Rules.module.css'
import { Section } from './Section.tsx'
import { thenSentence, whenSentence } from './sentence.ts'
import type { RuleEditing } from './useRuleEditor.ts'
import { WhenFields } from './WhenFields.tsx'

interface RuleEditorProps {
  pairId: string
  rule: Rule | undefined
  editing: RuleEditing
}

/** A rule as a form of two parts, each of which closes into half a sentence. */
export function RuleEditor({ pairId, rule, editing }: RuleEditorProps) {
  const { form, draft, change, problems, save, submit, discard, isChanged, isOutdated } = editing
  const names = useTeamNames()
  const isWrong = (part: string) => Object.keys(problems).some((path) => path.startsWith(part))
  const send = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  return (
    <form ref={form} className={styles.card} onSubmit={send} noValidate aria-label="The rule">
      <TextInput
        label="Name"
        placeholder="Links"
        maxLength={60}
        value={draft.name}
        error={problems.name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <Section
        title="When"
        sentence={`${whenSentence(draft)} …`}
        wrong={isWrong('when') || isWrong('networks')}
        initiallyOpen={!rule}
      >
        <WhenFields editing={editing} pairId={pairId} />
      </Section>
      <Section
        title="Then"
        sentence={draft.actions.length > 0 ? `… ${thenSentence(draft.actions, names)}.` : 'It does nothing yet.'}
        wrong={isWrong('actions') || isWrong('mostReplies')}
        initiallyOpen={!rule}
      >
        <ActionFields editing={editing} />
      </Section>
      {save.error && !isOutdated && Object.keys(problems).length === 0 && <ProblemNote error={save.error} />}
      {isOutdated && rule && (
        <ProblemNote error={save.error}>
          <div className={styles.buttons}>
            <Button size="xs" variant="default" onClick={discard}>
              Look at theirs
            </Button>
            <Button size="xs" onClick={() => submit(rule.version)}>
              Save mine
            </Button>
          </div>
        </ProblemNote>
      )}
      {rule?.armed && isChanged && <p className={styles.soft}>Saving a change of what it does disarms the rule.</p>}
      <div className={styles.buttons}>
        <Button type="submit" loading={save.isPending} disabled={rule !== undefined && !isChanged}>
          {rule ? 'Save' : 'Save draft'}
        </Button>
        {isChanged && (
          <Button variant="default" onClick={discard}>
            {rule ? 'Undo my changes' : 'Start again'}
          </Button>
        )}
      </div>
    </form>
  )
}
