type BarProps = {
  /** How much of the row it takes, from 0 to 1. */
  share: number;
  /** The one that matters among others. */
  strong?: boolean;
};

/** A bar as long as its share; its figure always stands beside it. Drawn, not painted, so that it is printed as well. */
export function Bar({ share, strong = true }: BarProps) {
  const length = Math.min(Math.max(share, 0), 1) * 100;
  return (
    <svg aria-hidden="true" className="h-2 w-full" viewBox="0 0 100 8" preserveAspectRatio="none">
      <rect width="100" height="8" className="fill-sunken" />
      <rect width={length} height="8" className={strong ? "fill-accent" : "fill-muted"} />
    </svg>
  );
}
