// How many overlaps wait for a staff member; they are decided in *To do* of their studio.

import type { Hass } from "../hass.js";
import type { Side } from "../protocol.js";
import type { Membership } from "./payloads.js";

const MOST = 2000;

interface Listed {
  conflicts: { new: Side | null; old: Side | null }[];
}

/** Return in how many open overlaps a membership's staff member takes part; 0 on an error. */
export async function overlapsOf(hass: Hass, membership: Membership): Promise<number> {
  if (!membership.running) return 0;
  const takesPart = (side: Side | null) => side?.with.includes(membership.name);
  try {
    const { conflicts } = await hass.connection.sendMessagePromise<Listed>({
      type: "studio_sync/act",
      entry_id: membership.studio_id,
      action: "list_conflicts",
      data: { kind: "overlap", limit: MOST },
    });
    return conflicts.filter((each) => takesPart(each.new) || takesPart(each.old)).length;
  } catch {
    // Not this user's to see, or the studio is just being reloaded.
    return 0;
  }
}
