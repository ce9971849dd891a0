# Process 1 of a guest: first-boot work, reaping, the socket that the guest's systemctl and shutdown commands talk
# to, and the end of the machine. It stays the program that set the guest up: nothing a script does to the guest's
# files can keep the machine from being controlled.
package Init;
use strict;
use warnings;
use Socket;
use CloudInit;
use Disks;
use Kernel;
use Services;
use Power;
use Systemctl;

my $SOCKET = '/run/init.sock';
my %watch;     # file number => [handle, what to do when it is readable]
my %clients;
my $orders = '';

sub watch { my ($handle, $run) = @_; $watch{ fileno $handle } = [$handle, $run] }
sub forget { my ($handle) = @_; delete $watch{ fileno $handle } }

# Returns only when standard input ends, that is: when the simulator is gone.
sub run {
    my (%o) = @_;
    $SIG{PIPE} = 'IGNORE';
    $SIG{HUP} = $SIG{INT} = $SIG{TERM} = 'IGNORE';
    pipe(my $child_ended, my $tell) or die "pipe: $!\n";
    $SIG{CHLD} = sub { syswrite $tell, 'c' };
    my $over = 0;
    watch(*STDIN, sub { $over = 1 if !read_orders() });
    watch($child_ended, sub { sysread $child_ended, my $bytes, 4096; reap() });
    # Who enters a guest without being the host's root may do so only while process 1 can be traced.
    Kernel::be_dumpable(0) if $o{mode} eq 'range';
    listen_for_commands();
    listen_for_log_messages();
    Services::configure(%o);
    Services::start_enabled();
    print "ready\n";
    while (!$over) {
        my $bits = '';
        vec($bits, $_, 1) = 1 for keys %watch;
        my $count = select $bits, undef, undef, Power::seconds_to_wait(5);
        Power::when_due();
        next if $count <= 0;
        for my $number (grep { vec $bits, $_, 1 } keys %watch) {
            my $entry = $watch{$number} or next;
            $entry->[1]->($entry->[0]);
        }
    }
}

# Lines from the simulator: `disks` and what Disks::changed takes, `user-data` and its Base64. False at the end of its
# pipe.
sub read_orders {
    sysread STDIN, $orders, 65_536, length $orders or return 0;
    while ($orders =~ s/^(\S+) (.*)\n//) { $1 eq 'disks' ? Disks::changed($2) : CloudInit::run_user_data($2) }
    return 1;
}

sub reap {
    while ((my $pid = waitpid -1, 1) > 0) { Services::process_ended($pid, $?) }
}

sub listen_for_commands {
    socket(my $server, AF_UNIX, SOCK_STREAM, 0) or die "socket: $!\n";
    bind $server, pack_sockaddr_un($SOCKET) or die "bind $SOCKET: $!\n";
    chmod 0666, $SOCKET;
    listen $server, 64;
    watch(
        $server,
        sub {
            accept my $client, $server or return;
            $clients{ fileno $client } = '';
            watch($client, \&read_command);
        }
    );
}

# A command is its arguments, each closed by a zero byte; the client then shuts its sending side.
sub read_command {
    my ($client) = @_;
    my $count = sysread $client, $clients{ fileno $client }, 4096, length $clients{ fileno $client };
    return if $count && length $clients{ fileno $client } < 65_536;
    forget($client);
    my ($program, @arguments) = split /\0/, delete $clients{ fileno $client };
    my $reply = sub { answer($client, @_) };
    my (undef, $user) = unpack 'lLL', getsockopt($client, SOL_SOCKET, 17) // '';    # SO_PEERCRED: pid, uid, gid
    my $is_root = defined $user && $user == 0;
    return $reply->(1, '', "no command\n") if !defined $program;
    return Systemctl::command($reply, $is_root, @arguments) if $program eq 'systemctl';
    return Disks::command($reply, $program) if $program eq 'root-size';
    return $reply->(1, '', "$program: must be superuser\n") if !$is_root;
    return Disks::command($reply, $program, @arguments) if $program =~ /^(growpart|resize2fs)$/;
    Power::command($reply, $program, @arguments);
}

# Answers one command: exit code, text for standard output, text for standard error.
sub answer {
    my ($client, $code, $out, $err) = @_;
    syswrite $client, pack 'N N/a* N/a*', $code, $out // '', $err // '';
    close $client;
}

# What programs send to syslog goes to a file, as rsyslog would put it there; 16 MiB at most.
sub listen_for_log_messages {
    socket(my $log, AF_UNIX, SOCK_DGRAM, 0) or return;
    bind $log, pack_sockaddr_un('/dev/log') or return;
    chmod 0666, '/dev/log';
    watch(
        $log,
        sub {
            defined recv($log, my $message, 8192, 0) or return;
            $message =~ s/^<\d+>//;
            return if (-s '/var/log/syslog' // 0) > 16 << 20;
            open my $file, '>>', '/var/log/syslog' or return;
            print $file $message, "\n";
        }
    );
}

sub bring_up_loopback {
    socket(my $any, AF_INET, SOCK_DGRAM, 0) or return;
    my $request = pack 'a16 s x22', 'lo', 0x41;    # SIOCSIFFLAGS, IFF_UP | IFF_RUNNING
    ioctl $any, 0x8914, $request or die "bring up lo: $!\n";
}

# An empty or missing machine id gets a new one, as machine-id(5) says.
sub each_boot {
    my $id = Kernel::read_file('/etc/machine-id') // '';
    Kernel::write_file('/etc/machine-id', random_id() . "\n") if $id !~ /^[0-9a-f]{32}$/m;
    Kernel::make_directory('/run/cloud-init', 0755);
    Kernel::write_file('/run/cloud-init/result.json', qq({"v1":{"datasource":"DataSourceAliYun","errors":[]}}\n));
}

sub random_id {
    open my $random, '<', '/dev/urandom' or die "urandom: $!\n";
    sysread $random, my $bytes, 16;
    return unpack 'H32', $bytes;
}

1;
