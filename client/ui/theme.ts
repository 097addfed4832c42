import { type CSSVariablesResolver, createTheme } from '@mantine/core'

/** Mantine in the product's own look; what is not a component takes its colours from `look.css`. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  colors: {
    accent: [
      '#eefbf8',
      '#d0f4ec',
      '#a3e8db',
      '#6dd5c5',
      '#3fbdad',
      '#23a193',
      '#178277',
      '#0f6e66',
      '#115852',
      '#124944',
    ],
    dark: [
      '#e7e9ec',
      '#a9b0ba',
      '#8d95a0',
      '#5b636e',
      '#3a4049',
      '#2b2f36',
      '#1d2025',
      '#17191d',
      '#131518',
      '#101214',
    ],
  },
  // Named, not imported: what a screen does not use stays out of its first load.
  components: {
    Modal: {
      // Each pane scrolls by itself, so there is no page to lock, and no style element for the policy to refuse.
      defaultProps: {
        lockScroll: false,
        centered: true,
        closeButtonProps: { 'aria-label': 'Close' },
        transitionProps: { duration: 120 },
      },
    },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', transitionProps: { duration: 100 } } },
  },
})

/** The few of Mantine's own colours that have too little contrast for WCAG AA, or are not ours. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-error': 'var(--red)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-anchor': 'var(--accent)',
  },
  light: {},
  dark: { '--mantine-color-default': 'var(--raised)' },
})
