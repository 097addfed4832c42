/** Foreign text inside a sentence that can hold no elements: it keeps its direction to itself. */
export const isolated = (text: string) => `\u2068${text}\u2069`
