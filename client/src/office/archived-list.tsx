type Archived = { readonly id: string; readonly name: string };

type ArchivedListProps<Item extends Archived> = {
  title: string;
  items: readonly Item[];
  restore: string;
  /** What bringing one back is called to whoever hears the page. */
  nameRestore: (name: string) => string;
  busy: boolean;
  onRestore: (item: Item) => void;
};

/** What is no longer used, and the way back; nothing while there is none. */
export function ArchivedList<Item extends Archived>({
  title,
  items,
  restore,
  nameRestore,
  busy,
  onRestore,
}: ArchivedListProps<Item>) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="archived">
      <h2 id="archived" className="muted mb-1 px-1 text-sm">
        {title}
      </h2>
      <ul className="card">
        {items.map((item) => (
          <li key={item.id} className="flex min-h-14 items-center gap-2 border-line px-4 py-1 not-first:border-t">
            <span className="muted flex-1">{item.name}</span>
            <button
              type="button"
              className="btn"
              disabled={busy}
              aria-label={nameRestore(item.name)}
              onClick={() => onRestore(item)}
            >
              {restore}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
