# Lets a guest without network reach one server of the simulator: listens on a port of the guest's loopback and relays
# each connection to a socket in the working directory. It has the guest's network and user, and nothing else of the
# guest: neither its files nor its process ids, so nothing inside sees it. It ends with the guest and with the
# simulator.
# Standard input: the request; its end of file is the end of the simulator. Standard output: `listening` or
# `failed REASON`.
use strict;
use warnings;
use Socket;
use Kernel;
use Entry;

my ($PIECE, $LINKS) = (65_536, 64);

Kernel::close_inherited();
Kernel::write_file('/proc/self/oom_score_adj', 900);
$SIG{PIPE} = 'IGNORE';
my ($pid, $start, $mode, $port, $path) = Entry::read_request();
my $life = Kernel::pidfd_open($pid);
exit 0 if $life == -1;
open my $machine, '<&=', $life or die "pidfd: $!\n";    # readable when process 1 has ended, see pidfd_open(2)
Entry::enter($pid, $start, $Kernel::NEWUSER | $Kernel::NEWNET, $mode) or exit 0;
$0 = 'forward';

# All addresses: the guest has no other than those of its loopback.
socket(my $server, AF_INET, SOCK_STREAM, 0) or failed('socket');
setsockopt $server, SOL_SOCKET, SO_REUSEADDR, 1;
bind $server, pack_sockaddr_in($port, INADDR_ANY) or failed("port $port");
listen $server, 64 or failed('listen');
syswrite STDOUT, "listening\n";

# An end of a link: its handle, what must still be written to it, whether it has sent all, and the other end.
my %ends;
relay() while 1;

sub failed {
    my ($what) = @_;
    syswrite STDOUT, "failed $what: $!\n";
    exit 0;
}

sub relay {
    my ($read, $write) = ('', '');
    vec($read, $_, 1) = 1 for 0, fileno $machine;
    vec($read, fileno $server, 1) = 1 if keys %ends < 2 * $LINKS;
    for my $end (values %ends) {
        vec($read, $end->{number}, 1) = 1 if !$end->{done} && $end->{other}{waiting} eq '';
        vec($write, $end->{number}, 1) = 1 if $end->{waiting} ne '';
    }
    return if select($read, $write, undef, undef) <= 0;
    exit 0 if vec($read, fileno $machine, 1) || vec($read, 0, 1);
    for my $number (keys %ends) {
        take($ends{$number}) if $ends{$number} && vec $read, $number, 1;
        give($ends{$number}) if $ends{$number} && vec $write, $number, 1;
    }
    link_up() if vec $read, fileno $server, 1;
}

sub link_up {
    accept my $client, $server or return;
    socket(my $target, AF_UNIX, SOCK_STREAM, 0) or return;
    connect $target, pack_sockaddr_un($path) or return;
    my ($one, $two) = map { { handle => $_, number => fileno $_, waiting => '', done => 0 } } $client, $target;
    ($one->{other}, $two->{other}) = ($two, $one);
    for my $end ($one, $two) {
        fcntl $end->{handle}, 4, 0x800;    # F_SETFL, O_NONBLOCK
        $ends{ $end->{number} } = $end;
    }
}

sub take {
    my ($end) = @_;
    my $count = sysread $end->{handle}, my $bytes, $PIECE;
    return if !defined $count && ($!{EAGAIN} || $!{EINTR});
    return unlink_both($end) if !defined $count;
    my $other = $end->{other};
    if ($count) {
        $other->{waiting} = $bytes;
        return give($other);
    }
    $end->{done} = 1;
    shutdown $other->{handle}, 1;
    unlink_both($end) if $other->{done};
}

sub give {
    my ($end) = @_;
    my $count = syswrite $end->{handle}, $end->{waiting};
    return substr $end->{waiting}, 0, $count, '' if defined $count;
    unlink_both($end) if !$!{EAGAIN} && !$!{EINTR};
}

sub unlink_both {
    my ($end) = @_;
    my $other = $end->{other};
    delete @ends{ $end->{number}, $other->{number} };
    delete $_->{other} for $end, $other;    # two that hold each other would never be freed
}
