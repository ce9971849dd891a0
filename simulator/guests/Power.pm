# reboot, poweroff, halt and shutdown, now or later. The machine goes down by itself, as a real one does; the
# simulator is told first and decides whether it comes up again.
package Power;
use strict;
use warnings;

my %KIND = (reboot => 'reboot', kexec => 'reboot', poweroff => 'poweroff', halt => 'poweroff');
my $GRACE_SECONDS = 0.2;
my ($due, $what, $stage);

# Answers the arguments of one of the commands.
sub command {
    my ($reply, $program, @arguments) = @_;
    return $reply->(1, '', "$program: unknown command\n") if $program ne 'shutdown' && !$KIND{$program};
    my ($kind, $seconds) = ($KIND{$program} // 'poweroff', 0);
    my @words;
    for my $argument (@arguments) {
        if ($argument eq '-c') { $due = $what = undef; return $reply->(0) }
        elsif ($argument =~ /^(-r|--reboot)$/) { $kind = 'reboot' }
        elsif ($argument =~ /^(-[hHPp]|--halt|--poweroff)$/) { $kind = 'poweroff' }
        elsif ($argument !~ /^-/) { push @words, $argument }
    }
    if ($program eq 'shutdown') {
        my $time = $words[0] // '+1';
        $seconds = $time eq 'now' ? 0 : $time =~ /^\+?(\d+)$/ ? 60 * $1 : until_time_of_day($time);
        return $reply->(1, '', "Failed to parse time specification: $time\n") if !defined $seconds;
    }
    # The answer to an immediate command never comes: what called it ends with the machine.
    $reply->(0, '', 'Shutdown scheduled, use \'shutdown -c\' to cancel.' . "\n") if $seconds > 0;
    go_down($kind, $seconds, $reply);
}

my $waiting;    # keeps the caller's connection open

sub go_down {
    my ($kind, $seconds, $reply) = @_;
    ($what, $due, $stage, $waiting) = ($kind, time_now() + $seconds, 'announce', $reply);
    when_due() if $seconds == 0;
}

sub when_due {
    return if !defined $due || time_now() < $due;
    if ($stage eq 'announce') {
        print "power $what\n";
        kill 'TERM', -1;
        ($stage, $due) = ('end', time_now() + $GRACE_SECONDS);
        return;
    }
    exit 0;    # the kernel kills what is left
}

sub seconds_to_wait {
    my ($most) = @_;
    return $most if !defined $due;
    my $left = $due - time_now();
    return $left < 0 ? 0 : $left > $most ? $most : $left;
}

sub until_time_of_day {
    my ($text) = @_;
    my ($hour, $minute) = $text =~ /^(\d{1,2}):(\d{2})$/ or return undef;
    return undef if $hour > 23 || $minute > 59;
    my @now = localtime;
    my $seconds = ($hour * 60 + $minute - $now[2] * 60 - $now[1]) * 60 - $now[0];
    return $seconds < 0 ? $seconds + 86_400 : $seconds;
}

# Seconds since boot, from the kernel: the wall clock may be set.
sub time_now {
    my ($uptime) = (Kernel::read_file('/proc/uptime') // '') =~ /^([\d.]+)/;
    return $uptime // time;
}

1;
