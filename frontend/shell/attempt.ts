/** A browser may keep nothing, in a frame of another site for instance; then a page that is loaded anew knows nothing of before. */
export function attempt(act: () => void) {
  try {
    act();
  } catch (error) {
    console.warn(error);
  }
}
