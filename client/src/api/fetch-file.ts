import type { Session } from "./session";

/** Fetches a file in the user's name, a token that has run out renewed once; null where it does not come. */
export async function fetchFile(session: Session, path: string, name: string): Promise<File | null> {
  try {
    let response = await ask(session, path);
    if (response?.status === 401) {
      await session.refresh();
      response = await ask(session, path);
    }
    const type = response?.headers.get("content-type") ?? "";
    // A captive portal answers for any address with its own page.
    if (!response?.ok || /html/.test(type)) return null;
    const body = await response.blob();
    session.traffic.count(body.size);
    return new File([body], name, { type });
  } catch {
    return null;
  }
}

async function ask(session: Session, path: string): Promise<Response | null> {
  const token = await session.accessToken();
  return token === null ? null : session.ports.http.fetch(path, { headers: { authorization: `Bearer ${token}` } });
}
