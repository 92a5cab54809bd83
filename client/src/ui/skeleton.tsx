/** Holds the place of rows still being read; it shows itself only when that takes longer than 300 ms. */
export function Skeleton({ rows = 4, label }: { rows?: number; label: string }) {
  return (
    <div role="status" className="grid gap-3 p-4">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton h-16" />
      ))}
    </div>
  );
}
