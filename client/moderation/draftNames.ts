export const replyDraft = (commentId: string) => `reply.${commentId}`
export const whisperDraft = (commentId: string) => `privately.${commentId}`
export const editDraft = (commentId: string) => `edit.${commentId}`
