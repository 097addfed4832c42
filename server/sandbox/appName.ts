/** Whatever the app calls itself, the sandbox knows it by this name. */
export const appName = 'Practice app'
