/** How an author and their device stand with the school: `shut-out` is a device, `gone` is who no longer works there. */
export type Standing = "present" | "shut-out" | "gone";
