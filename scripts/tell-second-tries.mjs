/** @typedef {import("vitest/node").TestModule} TestModule */

/** Names the tests that passed only on a second try, so that none of them goes unseen. */
export default class TellSecondTries {
  onTestRunEnd(/** @type {readonly TestModule[]} */ modules) {
    for (const { children, relativeModuleId } of modules)
      for (const test of children.allTests())
        if (test.diagnostic()?.flaky)
          console.log(`Passed only on a second try: ${relativeModuleId} > ${test.fullName}`);
  }
}
