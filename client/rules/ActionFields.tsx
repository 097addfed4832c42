import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Link } from 'react-router'
import type { RuleAction, RuleVerb } from '../../server/contract/ruleParts.ts'
import { Priority } from '../../server/contract/threads.ts'
import { paths } from '../paths.ts'
import { useTeamNames } from '../threads/names.ts'
import { priorityWords } from '../threads/threads.ts'
import styles from './Rules.module.css'
import { duration, verbs } from './sentence.ts'
import type { RuleEditing } from './useRuleEditor.ts'

const words: Record<RuleVerb, string> = {
  reply: 'Answer it',
  reply_privately: 'Answer it privately',
  hide: 'Hide it',
  label: 'Label it',
  assign: 'Assign it',
  prioritise: 'Rank it',
  snooze: 'Snooze it',
  done: 'Mark it as done',
}
const snoozes = [60, 180, 1440, 4320, 10_080].map((minutes) => ({ value: String(minutes), label: duration(minutes) }))
const variables = 'You can write {name}, {fullName}, {post} and {page}.'

/** What the rule does, each once; labels as many as there are. */
export function ActionFields({ editing }: { editing: RuleEditing }) {
  const { draft, change, problems } = editing
  const { labels, people } = useTeamNames()
  const able = [...people.values()].filter(({ mayModerate }) => mayModerate)
  const { actions } = draft

  const problemOf = (verb: RuleVerb, isItsMessage: boolean) => {
    const places = actions.flatMap((action, index) => (action.do === verb ? [`actions.${index}`] : []))
    return Object.entries(problems).find(
      ([path]) =>
        path.endsWith('.message') === isItsMessage && places.some((one) => path === one || path.startsWith(`${one}.`)),
    )?.[1]
  }
  const first: Record<RuleVerb, RuleAction | undefined> = {
    reply: { do: 'reply', message: '' },
    reply_privately: { do: 'reply_privately', message: '' },
    hide: { do: 'hide' },
    label: labels.size > 0 ? { do: 'label', labelId: [...labels.keys()][0] ?? '' } : undefined,
    assign: able[0] && { do: 'assign', personId: able[0].id },
    prioritise: { do: 'prioritise', priority: 'high' },
    snooze: { do: 'snooze', minutes: 1440 },
    done: { do: 'done' },
  }
  const toggle = (verb: RuleVerb, on: boolean) => {
    const without = actions.filter((action) => action.do !== verb)
    const added = first[verb]
    change({ actions: on && added ? [...without, added] : without })
  }
  const replace = (next: RuleAction) =>
    change({ actions: actions.map((action) => (action.do === next.do ? next : action)) })
  const labelIds = actions.flatMap((action) => (action.do === 'label' ? [action.labelId] : []))
  const choose = (ids: string[]) =>
    change({
      actions: [
        ...actions.filter((action) => action.do !== 'label'),
        ...ids.map((labelId) => ({ do: 'label' as const, labelId })),
      ],
    })

  return (
    <>
      {problems.actions && (
        <p role="alert" className={styles.wrong}>
          {problems.actions}
        </p>
      )}
      {verbs.map((verb) => {
        const action = actions.find((one) => one.do === verb)
        return (
          <div key={verb} className={styles.action}>
            <Checkbox
              label={words[verb]}
              checked={action !== undefined}
              disabled={!first[verb]}
              description={
                first[verb] ? undefined : (
                  <>
                    There is none yet: <Link to={paths.labels}>make a label</Link> first.
                  </>
                )
              }
              error={problemOf(verb, false)}
              onChange={({ currentTarget }) => toggle(verb, currentTarget.checked)}
            />
            {action && 'message' in action && (
              <Textarea
                aria-label={verb === 'reply' ? 'What it answers' : 'What it answers privately'}
                description={variables}
                rows={3}
                value={action.message}
                error={problemOf(verb, true)}
                onChange={({ currentTarget }) => replace({ ...action, message: currentTarget.value })}
              />
            )}
            {action?.do === 'label' && (
              <Checkbox.Group aria-label="Labels" value={labelIds} onChange={choose}>
                <div className={styles.choices}>
                  {[...labels.values()].map(({ id, name }) => (
                    <Checkbox key={id} value={id} label={name} />
                  ))}
                </div>
              </Checkbox.Group>
            )}
            {action?.do === 'assign' && (
              <NativeSelect
                aria-label="To whom"
                data={able.map(({ id, name }) => ({ value: id, label: name }))}
                value={action.personId}
                onChange={({ currentTarget }) => replace({ ...action, personId: currentTarget.value })}
              />
            )}
            {action?.do === 'prioritise' && (
              <NativeSelect
                aria-label="Priority"
                data={Priority.options.map((value) => ({ value, label: priorityWords[value] }))}
                value={action.priority}
                onChange={({ currentTarget }) => replace({ ...action, priority: Priority.parse(currentTarget.value) })}
              />
            )}
            {action?.do === 'snooze' && (
              <NativeSelect
                aria-label="For how long"
                data={snoozes}
                value={String(action.minutes)}
                onChange={({ currentTarget }) => replace({ ...action, minutes: Number(currentTarget.value) })}
              />
            )}
          </div>
        )
      })}
      <Checkbox
        label="Stop here: the rules after it leave the comment alone"
        checked={draft.stop}
        onChange={({ currentTarget }) => change({ stop: currentTarget.checked })}
      />
      {actions.some((action) => 'message' in action) && (
        <TextInput
          type="number"
          label="Disarm it when it answers more often in 10 minutes than"
          min={1}
          value={draft.mostReplies || ''}
          error={problems.mostReplies}
          onChange={({ currentTarget }) => change({ mostReplies: Number(currentTarget.value) })}
        />
      )}
    </>
  )
}
