# Runs a program of this host as root of a guest's id map, in the caller's working directory: only there files of
# guests can be read, copied and removed with their owners. With lower=a:b and at=DIR the stack of layers is first
# mounted, read-only, at DIR; the mount is gone when the program ends.
use strict;
use warnings;
use Kernel;

my %o;
while (@ARGV && $ARGV[0] ne '--') { my ($key, $value) = split /=/, shift, 2; $o{$key} = $value }
shift;
umask 022;
Kernel::close_inherited();
Kernel::new_user_namespace($o{mode}, $o{uids}, $o{gids});
if ($o{lower}) {
    Kernel::unshare($Kernel::NEWNS);
    Kernel::mount('none', '/', 'private', $Kernel::REC | $Kernel::PRIVATE);
    Kernel::mount('overlay', $o{at}, 'overlay', $Kernel::RDONLY, "lowerdir=$o{lower},userxattr");
}
{ exec { $ARGV[0] } @ARGV }
die "$ARGV[0]: $!\n";
