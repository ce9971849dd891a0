# The arguments of systemctl and its texts, as systemctl(1) describes them. Every answer is
# (exit code, standard output, standard error).
package Systemctl;
use strict;
use warnings;
use Kernel;
use Power;
use ServiceProcess;
use Services;
use Units;

my %VERBS = (
    'start' => \&start, 'stop' => \&stop, 'restart' => \&restart, 'reload' => \&reload,
    'try-restart' => \&try_restart, 'reload-or-restart' => \&restart,
    'enable' => sub { change(\&Units::enable, \&start, @_) }, 'disable' => sub { change(\&Units::disable, \&stop, @_) },
    'reenable' => sub { change(\&Units::enable, \&start, @_) },
    'mask' => sub { change(\&Units::mask, \&stop, @_) }, 'unmask' => sub { change(\&Units::unmask, \&start, @_) },
    'status' => \&status, 'is-active' => \&is_active, 'is-failed' => \&is_failed, 'is-enabled' => \&is_enabled,
    'show' => \&show, 'cat' => \&cat, 'kill' => \&signal,
    'list-units' => \&list_units, 'list-unit-files' => \&list_files,
    'daemon-reload' => \&nothing, 'daemon-reexec' => \&nothing, 'preset' => \&nothing, 'set-default' => \&nothing,
    'preset-all' => \&nothing, 'set-environment' => \&nothing, 'unset-environment' => \&nothing,
    'list-timers' => sub { $_[0]->(0, "0 timers listed.\n") }, 'list-sockets' => sub { $_[0]->(0, "0 sockets listed.\n") },
    'list-jobs' => sub { $_[0]->(0, "No jobs running.\n") },
    'reset-failed' => sub { my ($reply, undef, @names) = @_; Services::reset_failed(@names); $reply->(0) },
    'get-default' => sub { $_[0]->(0, "multi-user.target\n") },
    'is-system-running' => \&is_system_running,
);

my %LETTERS = (p => 'property', s => 'signal', t => 'type', o => 'output', n => 'lines');

# Anybody may look; only root may change anything.
sub command {
    my ($reply, $is_root, @arguments) = @_;
    my (%options, @words);
    while (defined(my $argument = shift @arguments)) {
        if    ($argument eq '--') { push @words, @arguments; last }
        elsif ($argument =~ /^--(property|signal|type|state|lines|output)=(.*)$/) { push @{ $options{$1} }, $2 }
        elsif ($argument =~ /^-([pston])(.*)$/) {
            push @{ $options{ $LETTERS{$1} } }, $2 ne '' ? $2 : shift(@arguments) // '';
        }
        elsif ($argument =~ /^--?([\w-]+)/) { $options{$1} = 1 }
        else                                { push @words, $argument }
    }
    my ($verb, @names) = @words;
    $verb //= 'list-units';
    return $reply->(1, '', "Failed to $verb: Interactive authentication required.\n")
        if !$is_root && $verb !~ /^(is-.*|status|show|cat|list-.*|get-default)$/;
    return Power::command($reply, $verb) if $verb =~ /^(reboot|poweroff|halt|kexec)$/;
    return $reply->(0, "systemd 252 (simulated machine)\n") if $options{version};
    my $run = $VERBS{$verb} or return $reply->(1, '', "Unknown command verb $verb.\n");
    my $quiet = $options{quiet} || $options{q};
    my $answer = !$quiet ? $reply : sub { $reply->($_[0], '', $_[0] && $verb !~ /^is-/ ? $_[2] : '') };
    $run->($answer, \%options, $verb =~ /^list-/ ? @names : map { Units::full_name($_) } @names);
}

sub nothing { $_[0]->(0) }

# Does one thing to each unit in turn; the last failure is the exit code.
sub each_unit {
    my ($reply, $run, @names) = @_;
    my ($code, $out, $err) = (0, '', '');
    my $next;
    $next = sub {
        my $name = shift @names;
        if (!defined $name) { undef $next; return $reply->($code, $out, $err) }
        $run->($name, sub { $code = $_[0] if $_[0]; $out .= $_[1] // ''; $err .= $_[2] // ''; $next->() });
    };
    return $reply->(1, '', "Too few arguments.\n") if !@names;
    $next->();
}

sub start { my ($reply, undef, @names) = @_; each_unit($reply, \&Services::start, @names) }
sub stop { my ($reply, undef, @names) = @_; each_unit($reply, \&Services::stop, @names) }
sub reload { my ($reply, undef, @names) = @_; each_unit($reply, \&Services::reload, @names) }

sub restart_one {
    my ($name, $done) = @_;
    return Services::start($name, $done) if Services::state_of($name) !~ /^activ/;
    Services::stop($name, sub { $_[0] ? $done->(@_) : Services::start($name, $done) });
}

sub restart { my ($reply, undef, @names) = @_; each_unit($reply, \&restart_one, @names) }

sub try_restart {
    my ($reply, undef, @names) = @_;
    @names = grep { Services::state_of($_) =~ /^activ/ } @names;
    return @names ? each_unit($reply, \&restart_one, @names) : $reply->(0);
}

# Changes unit files; with --now also what runs.
sub change {
    my ($change, $now, $reply, $options, @names) = @_;
    my @fine;
    each_unit(
        sub {
            my ($code, $out, $err) = @_;
            return $reply->($code, $out, $err) if $code || !$options->{now} || !@fine;
            $now->(sub { $reply->($_[0], $out . ($_[1] // ''), $err . ($_[2] // '')) }, $options, @fine);
        },
        sub {
            my ($name, $done) = @_;
            my ($code, $err) = $change->($name);
            push @fine, $name if !$code;
            $done->($code, '', $err);
        },
        @names
    );
}

sub is_active {
    my ($reply, undef, @names) = @_;
    my @states = map { Services::state_of($_) } @names;
    $reply->((grep { $_ eq 'active' } @states) ? 0 : 3, join '', map {"$_\n"} @states);
}

sub is_failed {
    my ($reply, undef, @names) = @_;
    my @states = map { Services::state_of($_) } @names;
    $reply->((grep { $_ eq 'failed' } @states) ? 0 : 1, join '', map {"$_\n"} @states);
}

sub is_enabled {
    my ($reply, undef, @names) = @_;
    my ($code, $out, $err) = (1, '', '');
    for my $name (@names) {
        my $state = Units::file_state($name);
        if (!defined $state) { $err .= "Failed to get unit file state for $name: No such file or directory\n"; next }
        $code = 0 if $state =~ /^(enabled|static)$/;
        $out .= "$state\n";
    }
    $reply->($code, $out, $err);
}

sub is_system_running {
    my ($reply) = @_;
    my $bad = grep { Services::state_of($_) eq 'failed' } Services::known();
    $reply->($bad ? 1 : 0, $bad ? "degraded\n" : "running\n");
}

sub status {
    my ($reply, undef, @names) = @_;
    my ($code, $out, $err) = (0, '', '');
    for my $name (@names) {
        my $unit = Units::load($name);
        if (!$unit) { $code = 4; $err .= "Unit $name could not be found.\n"; next }
        my ($state, $pid) = (Services::state_of($name), Services::main_pid($name));
        $code ||= 3 if $state ne 'active';
        $out .= sprintf "%s %s - %s\n     Loaded: loaded (%s; %s)\n     Active: %s%s\n", $state eq 'failed' ? 'x' : '*', $name,
            Units::last_value($unit, 'Unit', 'Description', $name), $unit->{path}, Units::file_state($name), long_state($name), since($name);
        $out .= "   Main PID: $pid\n" if $pid;
        my @lines = split /\n/, Kernel::read_file(ServiceProcess::log_path($name)) // '';
        $out .= join '', "\n", map {"$_\n"} @lines > 10 ? @lines[-10 .. -1] : @lines if @lines;
    }
    return $reply->(0, "* " . (Kernel::read_file('/etc/hostname') // "machine\n") . "    State: running\n") if !@names;
    $reply->($code, $out, $err);
}

sub long_state { my ($name) = @_; return Services::state_of($name) . ' (' . sub_state($name) . ')' }
sub since { my ($name) = @_; my $at = Services::since($name); return $at ? ' since ' . scalar(gmtime $at) . ' UTC' : '' }

sub sub_state {
    my ($name) = @_;
    my $state = Services::state_of($name);
    return Services::main_pid($name) ? 'running' : 'exited' if $state eq 'active';
    return { failed => 'failed', inactive => 'dead' }->{$state} // 'start';
}

sub show {
    my ($reply, $options, $name) = @_;
    return $reply->(0) if !defined $name;
    my $unit = Units::load($name);
    my $state = Services::state_of($name);
    my $status = Services::exit_status($name);
    my %all = (
        Id => $name, Names => $name, ActiveState => $state,
        LoadState => !$unit ? 'not-found' : $unit->{masked} ? 'masked' : 'loaded',
        SubState => sub_state($name), UnitFileState => Units::file_state($name) // '', MainPID => Services::main_pid($name),
        FragmentPath => $unit ? $unit->{path} : '', ExecMainStatus => $status >> 8,
        Result => $state eq 'failed' ? 'exit-code' : 'success',
        Description => $unit ? Units::last_value($unit, 'Unit', 'Description', $name) : $name,
    );
    my @wanted = map { split /,/ } @{ $options->{property} // [] };
    @wanted = sort keys %all if !@wanted;
    $reply->(0, join '', map { $options->{value} ? ($all{$_} // '') . "\n" : "$_=" . ($all{$_} // '') . "\n" } @wanted);
}

sub cat {
    my ($reply, undef, @names) = @_;
    my @units = map { Units::load($_) // return $reply->(1, '', "No files found for $_.\n") } @names;
    $reply->(0, join "\n", map { "# $_->{path}\n" . (Kernel::read_file($_->{path}) // '') } @units);
}

sub signal {
    my ($reply, $options, @names) = @_;
    Services::signal($_, $options->{signal}[0] // 'TERM') for @names;
    $reply->(0);
}

# Which states are asked for: by name, or as `--failed`; without either, what is active or has failed.
sub list_units {
    my ($reply, $options, @patterns) = @_;
    my %wanted = map { $_ => 1 } map { split /,/ } @{ $options->{state} // [] }, $options->{failed} ? 'failed' : ();
    my @types = map { split /,/ } @{ $options->{type} // [] };
    my @names = grep {
        my ($name, $state) = ($_, Services::state_of($_));
        (!@patterns || grep { Units::matches($name, $_) } @patterns)
            && (!@types || grep { $name =~ /\.\Q$_\E$/ } @types)
            && (%wanted ? $wanted{$state} || $wanted{ sub_state($name) } : $options->{all} || $state =~ /^(active|failed)$/)
    } Services::known();
    $reply->(0, join '', map { sprintf "  %-30s loaded %-8s %s\n", $_, Services::state_of($_), sub_state($_) } @names);
}

sub list_files {
    my ($reply, $options, @patterns) = @_;
    my %wanted = map { $_ => 1 } map { split /,/ } @{ $options->{state} // [] };
    my @types = map { split /,/ } @{ $options->{type} // [] };
    my @names = grep {
        my $name = $_;
        (!@patterns || grep { Units::matches($name, $_) } @patterns)
            && (!@types || grep { $name =~ /\.\Q$_\E$/ } @types)
            && (!%wanted || $wanted{ Units::file_state($name) // 'bad' })
    } Units::names();
    $reply->(0, join '', map { sprintf "%-40s %s\n", $_, Units::file_state($_) // 'bad' } @names);
}

1;
