import { createFormContext } from '@mantine/form'

/** The form that a field stands in, and the way to make one. */
export const [FormProvider, useFormFields, useFormOf] = createFormContext<Record<string, string>>()
