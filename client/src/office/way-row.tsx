import { Icon } from "../ui/icon";
import { FORWARD } from "../ui/icon-paths";

/** A row that leads to another page: what it is, and what stands there now. */
export function WayRow({ href, title, about }: { href: string; title: string; about?: string | undefined }) {
  return (
    <li className="border-line not-first:border-t">
      <a href={href} className="flex min-h-14 items-center gap-3 px-4 py-2">
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{title}</span>
          {about && <span className="muted block text-sm">{about}</span>}
        </span>
        <span className="muted">
          <Icon d={FORWARD} size={20} />
        </span>
      </a>
    </li>
  );
}
