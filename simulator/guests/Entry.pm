# The way into a running guest, and how the simulator's requests are read.
package Entry;
use strict;
use warnings;
use Kernel;

# The request on standard input: a count, then that many texts, each after its length (32 bits, big-endian).
sub read_request {
    my $count = unpack 'N', read_bytes(4);
    return map { read_bytes(unpack 'N', read_bytes(4)) } 1 .. $count;
}

sub read_bytes {
    my ($count) = @_;
    my $bytes = '';
    while (length $bytes < $count) {
        sysread STDIN, $bytes, $count - length $bytes, length $bytes or exit 1;
    }
    return $bytes;
}

# Joins the guest whose process 1 is given; false when it has ended. The start time proves that the process id still
# means the same process once the handle is held.
sub enter {
    my ($pid, $start, $namespaces, $mode) = @_;
    my $handle = Kernel::pidfd_open($pid);
    return 0 if $handle == -1 || start_time($pid) ne $start;
    Kernel::setns($handle, $namespaces);
    Kernel::become($mode, 0, 0);
    Kernel::be_dumpable(0);
    open my $descriptor, '<&=', $handle;
    close $descriptor;
    return 1;
}

sub start_time {
    my ($pid) = @_;
    my ($rest) = (Kernel::read_file("/proc/$pid/stat") // '') =~ /.*\)\s(.*)/s or return '';
    return (split ' ', $rest)[19];
}

1;
