# System calls that guests need and Perl has no function for. Only modules of Debian's perl-base are used, so that
# any Debian-like host has all of it. Numbers are those of the Linux system call tables of the two architectures.
package Kernel;
use strict;
use warnings;
use Config;

my %NUMBERS = (
    x86_64 => {
        mount => 165, umount2 => 166, pivot_root => 155, unshare => 272, setns => 308, prctl => 157,
        prlimit64 => 302, sethostname => 170, pidfd_open => 434, setgroups => 116, setresuid => 117,
        setresgid => 119, setsid => 112, audit_arch => 0xC000003E,
        faked => [92, 93, 94, 260, 105, 106, 113, 114, 116, 117, 119, 122, 123],
    },
    aarch64 => {
        mount => 40, umount2 => 39, pivot_root => 41, unshare => 97, setns => 268, prctl => 167,
        prlimit64 => 261, sethostname => 161, pidfd_open => 434, setgroups => 159, setresuid => 147,
        setresgid => 149, setsid => 157, audit_arch => 0xC00000B7,
        faked => [54, 55, 143, 144, 145, 146, 147, 149, 151, 152, 159],
    },
);
my ($ARCH) = $Config{archname} =~ /^(x86_64|aarch64)/;
die "guests cannot run on the architecture $Config{archname}\n" if !$ARCH;
my $NR = $NUMBERS{$ARCH};

# clone(2) flags
our ($NEWTIME, $NEWNS, $NEWUTS, $NEWIPC, $NEWUSER, $NEWPID, $NEWNET) =
    (0x80, 0x20000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000);
# mount(2) flags
our ($RDONLY, $NOSUID, $NODEV, $NOEXEC, $REMOUNT, $BIND, $REC, $PRIVATE) =
    (1, 2, 4, 8, 32, 4096, 16384, 0x40000);
my ($DETACH, $PR_SET_PDEATHSIG, $PR_SET_DUMPABLE, $PR_SET_SECCOMP, $PR_SET_CHILD_SUBREAPER) = (2, 1, 4, 22, 36);
our ($RLIMIT_FSIZE, $RLIMIT_CORE, $RLIMIT_NPROC, $RLIMIT_NOFILE) = (1, 4, 6, 7);

# Copies arguments: syscall() must get variables that it may write through, and numbers as numbers.
sub call {
    my ($name, @args) = @_;
    return syscall($NR->{$name}, @args);
}

sub must {
    my ($what, $result) = @_;
    die "$what: $!\n" if $result == -1;
    return $result;
}

sub mount {
    my ($source, $target, $type, $flags, $data) = @_;
    must("mount $type on $target", call('mount', "$source", "$target", "$type", 0 + $flags, defined $data ? "$data" : 0));
}

sub bind_mount {
    my ($source, $target) = @_;
    mount($source, $target, 'bind', $BIND);
}

# Makes a mount of our own read-only (with the flags that every mount of a guest has).
sub read_only {
    my ($target, $flags) = @_;
    mount('none', $target, 'remount', $REMOUNT | $BIND | $RDONLY | ($flags // $NOSUID | $NODEV | $NOEXEC));
}

sub writable {
    my ($target) = @_;
    mount('none', $target, 'remount', $REMOUNT | $BIND | $NOSUID | $NODEV | $NOEXEC);
}

# Makes the working directory the root of the mount namespace; what was mounted before is out of reach.
sub pivot_here {
    my ($here, $root) = ('.', '/');
    my ($new, $old) = ($here, $here);
    must('pivot_root', call('pivot_root', $new, $old));
    must('umount the old root', call('umount2', $here, $DETACH));
    chdir $root or die "chdir /: $!\n";
}

sub unshare { my ($flags) = @_; return must('unshare', call('unshare', 0 + $flags)); }
sub try_unshare { my ($flags) = @_; return call('unshare', 0 + $flags) == 0; }
sub pidfd_open { my ($pid) = @_; return call('pidfd_open', 0 + $pid, 0); }
sub setns { my ($fd, $flags) = @_; return must('setns', call('setns', 0 + $fd, 0 + $flags)); }
sub set_host_name { my ($name) = @_; must('sethostname', call('sethostname', "$name", length $name)); }
sub become_subreaper { must('subreaper', call('prctl', $PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)); }
sub setsid { call('setsid') }

# Whether the guest's root may trace this process, and whether this process may write below /proc/self.
sub be_dumpable { my ($yes) = @_; must('dumpable', call('prctl', $PR_SET_DUMPABLE, 0 + $yes, 0, 0, 0)); }

# SIGKILL for this process when its parent ends. Forgotten by the kernel at each change of user.
sub die_with_parent { must('pdeathsig', call('prctl', $PR_SET_PDEATHSIG, 9, 0, 0, 0)); }

sub limit {
    my ($resource, $value) = @_;
    my $new = pack 'QQ', $value, $value;
    must('prlimit', call('prlimit64', 0, 0 + $resource, $new, 0));
}

# Takes on a user for good. A single-id map has no other ids and forbids setgroups: there nothing changes.
sub become {
    my ($mode, $uid, $gid, @groups) = @_;
    return if $mode eq 'single';
    my $list = pack 'L*', @groups;
    must('setgroups', call('setgroups', scalar @groups, $list));
    must('setresgid', call('setresgid', 0 + $gid, 0 + $gid, 0 + $gid));
    must('setresuid', call('setresuid', 0 + $uid, 0 + $uid, 0 + $uid));
}

# Moves this process into a new user namespace as its root. Each map line is "inside outside count". A map of other
# people's ids must be written from outside, by a child that stays there; the map of one's own id from inside.
sub new_user_namespace {
    my ($mode, $uid_map, $gid_map) = @_;
    if ($mode eq 'single') {
        unshare($NEWUSER);
        write_file('/proc/self/setgroups', "deny\n");
        write_file('/proc/self/uid_map', $uid_map);
        write_file('/proc/self/gid_map', $gid_map);
        return;
    }
    my $inside = $$;
    pipe(my $wait, my $go) or die "pipe: $!\n";
    my $writer = fork // die "fork: $!\n";
    if ($writer == 0) {
        close $go;
        sysread $wait, my $byte, 1;
        exit(write_maps($mode, $inside, $uid_map, $gid_map) ? 0 : 1);
    }
    close $wait;
    unshare($NEWUSER);
    close $go;
    waitpid $writer, 0;
    die "the id maps could not be written\n" if $? != 0;
    become($mode, 0, 0);
    be_dumpable(1);
}

sub write_maps {
    my ($mode, $pid, $uid_map, $gid_map) = @_;
    if ($mode eq 'auto') {
        return system('newuidmap', $pid, split ' ', $uid_map) == 0 && system('newgidmap', $pid, split ' ', $gid_map) == 0;
    }
    return eval { write_file("/proc/$pid/uid_map", $uid_map); write_file("/proc/$pid/gid_map", $gid_map); 1 }
        || do { print STDERR $@; 0 };
}

# For one-id maps: calls that change owner or user answer "done" and do nothing, because the kernel would refuse
# them and most installation scripts stop there. A classic BPF program; all other calls pass.
sub fake_ownership {
    my ($load, $jump_equal, $return, $allow, $pretend) = (0x20, 0x15, 0x06, 0x7fff0000, 0x00050000);
    my @numbers = @{ $NR->{faked} };
    my $op = sub { pack 'SCCL', @_ };
    my $program = $op->($load, 0, 0, 4) . $op->($jump_equal, 1, 0, $NR->{audit_arch}) . $op->($return, 0, 0, $allow)
        . $op->($load, 0, 0, 0);
    $program .= $op->($jump_equal, $#numbers - $_ + 1, 0, $numbers[$_]) for 0 .. $#numbers;
    $program .= $op->($return, 0, 0, $allow) . $op->($return, 0, 0, $pretend);
    my $descriptor = pack 'S x6 P', length($program) / 8, $program;
    must('seccomp', call('prctl', $PR_SET_SECCOMP, 2, $descriptor, 0, 0));
}

# What a process of a guest may use. Not for pid 1, which must be able to act when the guest's users are at the limit.
sub limit_guest_process {
    my ($processes, $file_bytes) = @_;
    limit($RLIMIT_CORE, 0);
    limit($RLIMIT_NOFILE, 4096);
    limit($RLIMIT_FSIZE, $file_bytes);
    limit($RLIMIT_NPROC, $processes);
}

# Descriptors that the parent left open by mistake must not reach a guest.
sub close_inherited {
    my (%keep) = map { $_ => 1 } 0, 1, 2, @_;
    opendir my $dir, '/proc/self/fd' or die "/proc/self/fd: $!\n";
    my @open = grep { /^\d+$/ && !$keep{$_} } readdir $dir;
    closedir $dir;
    for my $number (@open) {
        open my $handle, '<&=', $number or next;
        close $handle;
    }
}

sub write_file {
    my ($path, $content) = @_;
    open my $file, '>', $path or die "write $path: $!\n";
    print $file $content;
    close $file or die "write $path: $!\n";
}

# Without complaint where it cannot be done: logs are not worth a boot.
sub append_file {
    my ($path, $content) = @_;
    open my $file, '>>', $path or return;
    print $file $content;
    close $file;
}

sub read_file {
    my ($path) = @_;
    open my $file, '<', $path or return undef;
    local $/;
    return scalar <$file>;
}

sub make_directory {
    my ($path, $mode) = @_;
    my $at = '';
    for my $part (split m{(?<=/)}, $path) {
        $at .= $part;
        mkdir $at, $mode if $at ne '/' && !-d $at;
    }
    return -d $path;
}

# Removes what is below a directory, not itself. Never follows symbolic links.
sub empty_directory {
    my ($path) = @_;
    opendir my $dir, $path or return;
    my @names = grep { $_ ne '.' && $_ ne '..' } readdir $dir;
    closedir $dir;
    for my $entry (map {"$path/$_"} @names) {
        if (!-l $entry && -d _) {
            chmod 0700, $entry;
            empty_directory($entry);
            rmdir $entry;
        }
        else { unlink $entry }
    }
}

1;
