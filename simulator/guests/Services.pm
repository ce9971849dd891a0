# The table of running services and what systemctl answers. The parent of every service is pid 1, so a service is
# no descendant of the command that started it. Members of a service are known by INVOCATION_ID in their
# environment. Not there: timers, sockets, ordering, Restart=, notify (taken as simple).
package Services;
use strict;
use warnings;
use Kernel;
use Units;
use ServiceProcess;

my (%table, %workers);    # unit name => state; process => what to do when it ends

sub configure { ServiceProcess::configure(@_) }

sub start_enabled {
    for my $name (Units::enabled()) { start($name, sub { }) }
}

sub process_ended {
    my ($pid, $status) = @_;
    if (my $done = delete $workers{$pid}) { return $done->($status) }
    for my $state (grep { ($_->{pid} // 0) == $pid } values %table) {
        $state->{status} = $status;
        delete $state->{pid};
        next if $state->{stopping} || $state->{stays} || $state->{state} eq 'activating';
        $state->{state} = $status == 0 ? 'inactive' : 'failed' if !ServiceProcess::members($state->{id});
    }
}

# Answers with (exit code, standard output, standard error), perhaps later.
sub start {
    my ($name, $reply) = @_;
    my $unit = Units::load($name) // return $reply->(5, '', "Failed to start $name: Unit $name not found.\n");
    return $reply->(1, '', "Failed to start $name: Unit $name is masked.\n") if $unit->{masked};
    return $reply->(0) if $name =~ /\.(target|slice)$/;
    return $reply->(1, '', "Failed to start $name: only services run on this simulated machine.\n") if $name !~ /\.service$/;
    return $reply->(0) if state_of($name) =~ /^activ/;
    my $type = Units::last_value($unit, 'Service', 'Type', Units::all($unit, 'Service', 'ExecStart') ? 'simple' : 'oneshot');
    my $state = $table{$name} = { state => 'activating', type => $type, id => Init::random_id(), since => time };
    my ($pid, $report) = ServiceProcess::launch($unit, $type, $state->{id});
    return $reply->(1, '', "Failed to start $name: $!\n") if !$pid;
    $state->{pid} = $pid;
    Init::watch($report, sub { finish_start($name, $unit, $state, $report, $reply) });
}

# The report of a service process ends with exec or with its exit, whichever comes first; text means failure.
sub finish_start {
    my ($name, $unit, $state, $report, $reply) = @_;
    my $count = sysread $report, $state->{trouble}, 4096, length($state->{trouble} //= '');
    return if $count;
    Init::forget($report);
    close $report;
    my $failed = $state->{trouble} =~ s/^ok\n// ? 0 : $state->{trouble} ne '' || ($state->{type} =~ /^(oneshot|forking)$/);
    if ($failed) {
        $state->{state} = 'failed';
        return $reply->(1, '', "Job for $name failed because the control process exited with error code.\n"
                . "See \"systemctl status $name\" and \"journalctl -xeu $name\" for details.\n");
    }
    my $stays_by_name = Units::last_value($unit, 'Service', 'RemainAfterExit', '') =~ /^(yes|true|on|1)$/i;
    my $lasting = $state->{type} ne 'oneshot' || $stays_by_name;
    # A quick program may have ended well before its start was reported.
    my $runs = $state->{pid} || $state->{type} =~ /^(oneshot|forking)$/ || ($stays_by_name && !$state->{status});
    $state->{state} = $lasting && $runs ? 'active' : $lasting && $state->{status} ? 'failed' : 'inactive';
    $state->{stays} = $stays_by_name && $state->{state} eq 'active';
    $reply->(0);
}

sub stop {
    my ($name, $reply) = @_;
    my $state = $table{$name};
    if (!$state || state_of($name) !~ /^activ/) {
        return $reply->(0) if Units::load($name);
        return $reply->(5, '', "Failed to stop $name: Unit $name not loaded.\n");
    }
    my $unit = Units::load($name) // { name => $name, instance => '', sections => {} };
    $state->{stopping} = 1;
    my $worker = ServiceProcess::end($unit, $state->{id}, main_pid($name));
    return $reply->(1, '', "Failed to stop $name: $!\n") if !$worker;
    $workers{$worker} = sub {
        $state->{state} = 'inactive';
        delete @$state{qw(stopping stays)};
        $reply->(0);
    };
}

# active, activating, inactive or failed.
sub state_of {
    my ($name) = @_;
    my $state = $table{$name} // return 'inactive';
    if ($state->{state} eq 'active' && !$state->{pid} && !$state->{stays} && !ServiceProcess::members($state->{id})) {
        $state->{state} = 'inactive';
    }
    return $state->{state};
}

sub main_pid {
    my ($name) = @_;
    my $state = $table{$name} // return 0;
    return $state->{pid} // (sort { $a <=> $b } ServiceProcess::members($state->{id}))[0] // 0;
}

sub since { my ($name) = @_; return ($table{$name} // {})->{since} // 0 }
sub exit_status { my ($name) = @_; return ($table{$name} // {})->{status} // 0 }

sub reset_failed {
    my (@names) = @_;
    for my $state (@names ? @table{ grep { $table{$_} } @names } : values %table) {
        $state->{state} = 'inactive' if $state->{state} eq 'failed';
    }
}

sub known { return sort keys %table }

sub reload {
    my ($name, $reply) = @_;
    my $unit = Units::load($name) // return $reply->(5, '', "Failed to reload $name: Unit $name not found.\n");
    return $reply->(1, '', "$name is not active, cannot reload.\n") if state_of($name) ne 'active';
    return $reply->(1, '', "Failed to reload $name: Job type reload is not applicable for unit $name.\n")
        if !Units::all($unit, 'Service', 'ExecReload');
    my $worker = ServiceProcess::run_lines($unit, 'ExecReload', $table{$name}{id}, main_pid($name));
    $workers{$worker} = sub { $reply->($_[0] ? 1 : 0, '', $_[0] ? "Job for $name failed.\n" : '') };
}

sub signal {
    my ($name, $signal) = @_;
    $signal =~ s/^SIG//;
    my $state = $table{$name} // return 0;
    return kill $signal, ServiceProcess::members($state->{id});
}

1;
