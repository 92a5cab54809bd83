/** One figure and what it counts; an empty detail keeps its room. */
export function Tile({
  figure,
  label,
  detail,
  tone,
}: {
  figure: string;
  label: string;
  detail?: string;
  tone?: string;
}) {
  return (
    <li className="card px-4 py-3" data-tone={tone}>
      <span className="block text-3xl font-bold tabular-nums">{figure}</span>
      <span className="block">{label}</span>
      {detail !== undefined && <span className="muted block min-h-5 text-sm tabular-nums">{detail}</span>}
    </li>
  );
}
