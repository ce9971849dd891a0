# Starts a guest: makes its namespaces and its root, then splits in two. The supervisor stays outside, so that its
# end proves that every process of the guest is gone; the other is pid 1 inside and runs Init.
#
# Working directory: the directory of layers and disks. Arguments: key=value. Standard input: a pipe held by the
# simulator, whose end of file ends the guest. Standard output: one event per line, see machine.ts.
use strict;
use warnings;
use CloudInit;
use Disks;
use Kernel;
use Init;

my %o = map { split /=/, $_, 2 } @ARGV;
my $disk = $o{disk};
$| = 1;
umask 022;
Kernel::close_inherited();
Kernel::write_file('/proc/self/oom_score_adj', 900);
Kernel::new_user_namespace($o{mode}, $o{uids}, $o{gids});
my $flags = $Kernel::NEWNS | $Kernel::NEWPID | $Kernel::NEWUTS | $Kernel::NEWIPC;
$flags |= $Kernel::NEWNET if $o{network} eq 'none';
Kernel::unshare($flags);
$flags |= $Kernel::NEWTIME if start_uptime_at_zero();
Kernel::mount('none', '/', 'private', $Kernel::REC | $Kernel::PRIVATE);
my $resolver = $o{network} eq 'host' ? Kernel::read_file('/etc/resolv.conf') : undef;

my $supervisor = $$;
my $init = fork // die "fork: $!\n";
if ($init == 0) {
    Kernel::die_with_parent();
    mount_root();
    mount_devices();
    mount_memory();
    protect_proc();
    Kernel::pivot_here();
    $0 = 'init';
    configure();
    Init::run(%o);
    exit 0;
}
Kernel::die_with_parent();
exit 1 if getppid() != $o{parent};
print "pid $init ", $flags | $Kernel::NEWUSER, "\n";
supervise();

# The guest's clock of uptime starts now, where the kernel has time namespaces (Linux 5.6). Not essential.
sub start_uptime_at_zero {
    my ($uptime) = (Kernel::read_file('/proc/uptime') // '') =~ /^(\d+)/ or return 0;
    return 0 if !Kernel::try_unshare($Kernel::NEWTIME);
    eval { Kernel::write_file('/proc/self/timens_offsets', "monotonic -$uptime 0\nboottime -$uptime 0\n") };
    return 1;
}

sub mount_root {
    Kernel::empty_directory("$disk/work");    # a mount with `volatile` leaves a mark that refuses the next one
    my $options = "lowerdir=$o{lower},upperdir=$disk/upper,workdir=$disk/work,userxattr,volatile";
    die "too many layers: the mount options exceed a page\n" if length $options > 4000;
    # The name that the root's partition has on a real machine; scripts look for it in the list of mounts.
    Kernel::mount($o{disks} ? '/dev/vda1' : 'overlay', "$disk/mnt", 'overlay', 0, $options);
    chdir "$disk/mnt" or die "chdir $disk/mnt: $!\n";
    for my $directory (qw(proc sys dev run tmp var var/tmp etc root)) { mkdir $directory, 0755 }
    Kernel::empty_directory('tmp');
    chmod 01777, 'tmp', 'var/tmp';
    Kernel::mount('proc', 'proc', 'proc', $Kernel::NOSUID | $Kernel::NODEV | $Kernel::NOEXEC);
}

sub mount_devices {
    Kernel::mount('tmpfs', 'dev', 'tmpfs', $Kernel::NOSUID, 'mode=755,size=64k,nr_inodes=256');
    for my $device (qw(null zero full random urandom tty)) {
        Kernel::write_file("dev/$device", '');
        Kernel::bind_mount("/dev/$device", "dev/$device");
    }
    mkdir "dev/$_", 0755 for qw(pts shm);
    Kernel::mount('devpts', 'dev/pts', 'devpts', $Kernel::NOSUID | $Kernel::NOEXEC, 'newinstance,ptmxmode=0666,mode=620');
    symlink 'pts/ptmx', 'dev/ptmx';
    symlink '/proc/self/fd', 'dev/fd';
    symlink "/proc/self/fd/$_->[0]", "dev/$_->[1]" for [0, 'stdin'], [1, 'stdout'], [2, 'stderr'];
}

sub mount_memory {
    my $flags = $Kernel::NOSUID | $Kernel::NODEV;
    Kernel::mount('tmpfs', 'dev/shm', 'tmpfs', $flags, "mode=1777,size=$o{memoryBytes},nr_inodes=16k");
    Kernel::mount('tmpfs', 'run', 'tmpfs', $flags, "mode=755,size=$o{memoryBytes},nr_inodes=16k");
    mkdir "run/$_", 0755 for qw(lock systemd systemd/system);
    chmod 01777, 'run/lock';
    # sysfs belongs to the network namespace; with the host's network only an empty one can be had.
    return Kernel::mount('sysfs', 'sys', 'sysfs', $flags | $Kernel::NOEXEC | $Kernel::RDONLY) if $o{network} eq 'none';
    Kernel::mount('tmpfs', 'sys', 'tmpfs', $flags | $Kernel::NOEXEC, 'mode=755,size=64k,nr_inodes=16');
    Kernel::make_directory("sys/$_", 0755) for qw(block class/block dev/block);
    Kernel::read_only('sys');
}

sub protect_proc {
    eval { Kernel::write_file('proc/sys/user/max_user_namespaces', 0) };
    # Per process id namespace since Linux 6.14; before that the file is not ours to write.
    eval { Kernel::write_file('proc/sys/kernel/pid_max', $o{processes} * 2 + 400) };
    Kernel::write_file('run/.boot_id', "$o{bootID}\n");
    for my $path (qw(sys irq bus fs sysrq-trigger)) {
        next if !-e "proc/$path";
        Kernel::bind_mount("proc/$path", "proc/$path");
        Kernel::read_only("proc/$path");
    }
    for my $path (qw(kcore kmsg keys)) {
        Kernel::bind_mount('/dev/null', "proc/$path") if -e "proc/$path";
    }
    if ($o{network} eq 'none') {    # settings of the guest's own network stack
        Kernel::bind_mount('proc/sys/net', 'proc/sys/net');
        eval { Kernel::writable('proc/sys/net') };
    }
    Kernel::bind_mount('run/.boot_id', 'proc/sys/kernel/random/boot_id');
    Kernel::read_only('proc/sys/kernel/random/boot_id', $Kernel::NOSUID | $Kernel::NODEV);
    unlink 'run/.boot_id';
}

# What the first seconds of a machine and cloud-init do.
sub configure {
    my $known = Kernel::read_file('/var/lib/cloud/data/instance-id') // '';
    my $first = $known ne "$o{instance}\n";
    my ($name) = $first ? ($o{hostname}) : (Kernel::read_file('/etc/hostname') // '') =~ /^([\w.-]{1,64})$/m;
    Kernel::set_host_name($name || $o{hostname});
    Init::bring_up_loopback() if $o{network} eq 'none';
    $first ? CloudInit::first_boot(%o) : CloudInit::later_boot();
    Disks::configure($o{disks}, $first);
    Init::each_boot();
    eval { Kernel::write_file('/etc/resolv.conf', $resolver) } if defined $resolver;
}

# Waits for the end of pid 1. TERM ends the guest. Where a disk limit is set the writable layer is measured again
# and again: each quarter second while it grows, each half while it does not, and for at most a twentieth of the time.
sub supervise {
    my ($reason, $pause, $before) = ('', 0.25, 0);
    my $ending = !$o{diskBytes};
    $SIG{TERM} = sub { kill 'KILL', $init; $ending = 1 };
    $SIG{CHLD} = sub { };    # interrupts the pause
    while (waitpid($init, $ending ? 0 : 1) != $init) {
        next if $ending;
        select undef, undef, undef, $pause;
        my $start = processor_time();
        my $used = used_bytes("$disk/upper");
        $pause = ($used == $before ? 0.5 : 0.25) + 20 * (processor_time() - $start);
        $before = $used;
        next if $used <= $o{diskBytes};
        $reason = "disk $used";
        kill 'KILL', $init;
        $ending = 1;
    }
    my $signal = $? & 127;    # reboot(2) ends pid 1 with SIGHUP or SIGINT, see its manual page
    print $reason ? "$reason\n" : $signal == 1 ? "power reboot\n" : $signal == 2 ? "power poweroff\n" : '';
}

sub processor_time { my ($user, $system) = times; return $user + $system }

sub used_bytes {
    my ($top) = @_;
    my ($bytes, @todo) = (0, $top);
    while (defined(my $path = pop @todo)) {
        my @stat = lstat $path or next;
        $bytes += 512 * $stat[12];
        next if !-d _;
        opendir my $dir, $path or next;
        push @todo, map {"$path/$_"} grep { $_ ne '.' && $_ ne '..' } readdir $dir;
        closedir $dir;
    }
    return $bytes;
}
