/**
 * A Page's comment is `{post}_{comment}`, where `{post}` is the part after `{page}_` (reference 2, 6.2); older answers
 * put the Page in front. In our words it is always the two parts.
 */
export const pageCommentId = (id: string) => id.split('_').slice(-2).join('_')

/** The post a Page's comment stands under, as `{page}_{post}`: the comment itself does not name it (reference 4.1). */
export const postIdOfComment = (pageId: string, commentId: string) =>
  `${pageId}_${pageCommentId(commentId).split('_')[0]}`
