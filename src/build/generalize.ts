import { GUEST_STATE_DIR } from './wrapper.ts';

/**
 * The script that makes one machine's disk fit to be many machines': what identifies the builder goes, and so does
 * what the build left behind. Each line says what it removed; a repeat finds nothing and succeeds.
 *
 * It runs outside the once-lock, because it removes the locks.
 */
export const GENERALIZE_SCRIPT = `#!/bin/sh
say() { echo "generalize: $*"; }
drop() { for path; do if [ -e "$path" ] || [ -L "$path" ]; then rm -rf -- "$path" && say "removed $path" || exit 1; fi; done; }

drop /etc/ssh/ssh_host_*
if [ -e /etc/machine-id ]; then : >/etc/machine-id || exit 1; say 'emptied /etc/machine-id'; fi
if [ -e /var/lib/dbus/machine-id ] && [ ! -L /var/lib/dbus/machine-id ]; then drop /var/lib/dbus/machine-id; fi
if [ -d /var/lib/cloud ]; then drop /var/lib/cloud/instance /var/lib/cloud/instances /var/lib/cloud/data /var/lib/cloud/sem; fi
drop /root/.bash_history /home/*/.bash_history /root/.wget-hsts /root/.lesshst
drop /var/cache/apt/archives/*.deb /var/lib/apt/lists/* /var/cache/dnf /var/cache/yum /var/cache/zypp/packages
drop /var/lib/dhcp/*.leases /var/lib/dhclient/*.leases /var/lib/NetworkManager/*.lease /var/lib/systemd/random-seed
find /var/log -type f \\( -name '*.gz' -o -name '*.[0-9]' -o -name '*.old' \\) -exec rm -f {} + 2>/dev/null
find /var/log -type f -size +0 -exec sh -c 'for f; do : >"$f"; done' sh {} + 2>/dev/null
say 'emptied the logs'
drop ${GUEST_STATE_DIR}
sync
say done
`;
