// @ts-check
/** What is asked besides a choice. @type {Record<string, string>} */
export const words = {
  askText: 'In your own words',
  askOptional: '(optional)',
  askTextMissing: 'Write something first.',
};
