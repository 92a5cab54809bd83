/**
 * Ends the command with a sentence that says what to do.
 * @returns {never}
 */
export function stop(/** @type {string} */ message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}
