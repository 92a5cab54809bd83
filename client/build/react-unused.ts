/** What a function of React DOM that nobody needs does instead of its work. */
type Instead = "" | "return null;" | "return !1;" | 'return "";';

/**
 * The parts of React DOM that the app has no use for, by what they are for: its functions, each with what it says to those
 * that still ask it. Parts that React itself never reaches without the feature say nothing.
 */
export const UNUSED: Readonly<Record<string, Partial<Record<Instead, string>>>> = {
  /** Pages drawn on a server: ours are drawn on the phone. */
  hydration: {
    "": `throwOnHydrationMismatch prepareToHydrateHostInstance popToNextHostParent resetHydrationState
      upgradeHydrationErrorsToRecoverable queueHydrationError createFiberFromDehydratedFragment
      pushDehydratedActivitySuspenseHandler updateDehydratedSuspenseComponent retrySuspenseComponentWithoutHydrating
      retryActivityComponentWithoutHydrating mountHostRootWithoutHydrating clearHydrationBoundary
      hideOrUnhideDehydratedBoundary canHydrateInstance canHydrateTextInstance canHydrateHydrationBoundary
      isSuspenseInstancePending isSuspenseInstanceFallback registerSuspenseInstanceRetry getNextHydratable
      getNextHydratableInstanceAfterHydrationBoundary attemptContinuousHydration attemptHydrationAtCurrentPriority
      clearIfContinuousEvent attemptExplicitHydrationTarget attemptReplayContinuousQueuedEventInMap replayUnblockedEvents
      scheduleCallbackIfUnblocked scheduleReplayQueueIfNeeded retryIfBlockedOn commitActivityHydrationCallbacks
      commitSuspenseHydrationCallbacks retryDehydratedSuspenseBoundary clearSingletonPreambleContribution
      getBumpedLaneForHydration markRetryLaneIfNotHydrated`,
    "return null;": "getParentHydrationBoundary",
    "return !1;": "popHydrationState queueIfContinuousEvent attemptReplayContinuousQueuedEvent",
  },
  viewTransitions: {
    "": `startViewTransition applyViewTransitionName restoreViewTransitionName createMeasurement measureInstance
      measureClonedInstance forceLayout waitForImageToLoad commitAppearingPairViewTransitions commitEnterViewTransitions
      commitDeletedPairViewTransitions commitExitViewTransitions commitNestedViewTransitions
      restorePairedViewTransitions restoreEnterOrExitViewTransitions restoreNestedViewTransitions
      measureViewTransitionHostInstancesRecursive measureNestedViewTransitions scheduleViewTransitionEvent
      trackEnterViewTransitions pushViewTransitionCancelableScope applyViewTransitionToHostInstances
      applyViewTransitionToHostInstancesRecursive restoreViewTransitionOnHostInstances createViewTransitionInstance
      ViewTransitionPseudoElement recursivelyTraverseAfterMutationEffects commitAfterMutationEffectsOnFiber
      getViewTransitionName getClassNameByType getViewTransitionClassName reportViewTransitionError`,
  },
  fragmentRefs: {
    "": `FragmentInstance addEventListenerToChild removeEventListenerFromChild getAttachOptions normalizeListenerOptions
      indexOfEventListener setFocusOnFiberIfFocusable collectChildren blurActiveElementWithinFragment observeChild
      unobserveChild schedulePendingIntersectionUnobserve collectClientRects validateDocumentPositionWithFiberTree
      scrollTextNodeIntoView addFragmentHandleToFiber addFragmentHandleToInstance commitNewChildToFragmentInstance
      deleteChildFromFragmentInstance commitNewChildToFragmentInstances commitFragmentInstanceInsertionEffects
      commitFragmentInstanceDeletionEffects traverseVisibleInstancesAndTextInstances
      getFragmentParentInstanceOrContainerFiber fiberIsPortaledIntoHost getFragmentInstanceOrTextInstanceSiblings
      findFragmentInstanceOrTextInstanceSiblings getInstanceFromHostFiber isFiberPrecedingCheck isFiberFollowingCheck
      getParentForFragmentAncestors setFocusIfFocusable`,
  },
  /** Sheets, scripts and pictures that are part of what is drawn: all of ours are in index.html. */
  resources: {
    "": `preconnectAs prefetchDNS preconnect preload preloadModule preinitStyle preinitScript preinitModuleScript
      getResource getStyleKey getStylesheetSelectorFromKey stylesheetPropsFromRawProps preloadStylesheet getScriptKey
      getScriptSelectorFromKey acquireResource insertStylesheet adoptPreloadPropsForStylesheet
      adoptPreloadPropsForScript getHydratableHoistableCache mountHoistable estimateImageBytes suspendInstance
      suspendResource onUnsuspend onUnsuspendImg checkIfFullyUnsuspended insertSuspendedStylesheets
      insertStylesheetIntoRoot createHoistableInstance estimateBandwidth isLikelyStaticResource getResourcesFromRoot`,
    "return null;": "waitForCommitToBeReady",
    "return !1;": "isHostHoistableType maySuspendCommit preloadResource",
  },
  formActions: {
    "": `mountActionState updateActionState updateActionStateImpl actionStateActionEffect rerenderActionState
      dispatchActionState runActionStateAction handleActionReturnValue onActionSuccess onActionError
      notifyActionListeners actionStateReducer startHostTransition ensureFormComponentIsStateful requestFormReset
      requestFormReset$1 recursivelyResetForms extractEvents$1`,
  },
  /** Where in our own pages an error came from, by names that the minifier took away. */
  componentStacks: { 'return "";': "getStackByFiberInDevAndProd" },
  activityAndLists: {
    "": `mountActivityChildren updateActivityComponent updateSuspenseListComponent findLastContentRow
      initSuspenseListRenderState reverseChildren cutOffTailIfNeeded`,
  },
};
