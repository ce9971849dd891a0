# The processes of a service: environment, user and command lines as systemd.exec(5) and systemd.service(5) say.
package ServiceProcess;
use strict;
use warnings;
use Kernel;
use Accounts;

my %o;
my $LOGS = '/run/log/units';
my @DIRECTORIES = (
    ['RuntimeDirectory', '/run'], ['StateDirectory', '/var/lib'],
    ['LogsDirectory', '/var/log'], ['CacheDirectory', '/var/cache'],
);

sub configure { %o = @_ }
sub log_path { my ($name) = @_; return "$LOGS/$name.log" }

# Starts the first process of a service. Returns it and a handle: text read from it says what went wrong, "ok\n"
# that a oneshot or forking service is up, end of file that the main process runs.
sub launch {
    my ($unit, $type, $id) = @_;
    pipe(my $read, my $write) or return;
    my $pid = fork // return;
    if ($pid) { close $write; return ($pid, $read) }
    close $read;
    become_service($unit, $id, '');
    for my $line (Units::all($unit, 'Service', 'ExecStartPre')) {
        run_line($unit, $line, $write) or leave($write, "ExecStartPre failed\n");
    }
    my @lines = Units::all($unit, 'Service', 'ExecStart');
    if ($type eq 'oneshot' || $type eq 'forking') {
        for my $line (@lines) { run_line($unit, $line, $write) or leave($write, "ExecStart failed\n") }
        syswrite $write, "ok\n";
        exit 0;
    }
    my (undef, @arguments) = arguments($unit, $lines[0] // '');
    take_user($unit, $write);
    { exec { $arguments[0] // '' } @arguments }
    leave($write, "cannot execute: $!\n");
}

# Runs all lines of one setting in a process of their own and returns that process.
sub run_lines {
    my ($unit, $setting, $id, $main_pid) = @_;
    my $pid = fork // return 0;
    return $pid if $pid;
    become_service($unit, $id, $main_pid);
    my $good = 1;
    $good &&= run_line($unit, $_, undef) for Units::all($unit, 'Service', $setting);
    exit($good ? 0 : 1);
}

# Ends a service in a process of its own: ExecStop, then TERM, then after TimeoutStopSec (at most 10 s) KILL.
sub end {
    my ($unit, $id, $main_pid) = @_;
    my $pid = fork // return 0;
    return $pid if $pid;
    become_service($unit, $id, $main_pid);
    delete $ENV{INVOCATION_ID};
    run_line($unit, $_, undef) for Units::all($unit, 'Service', 'ExecStop');
    my ($patience) = Units::last_value($unit, 'Service', 'TimeoutStopSec', '10') =~ /^(\d+)/;
    $patience = 10 if !defined $patience || $patience > 10;
    my @targets = Units::last_value($unit, 'Service', 'KillMode', '') eq 'process' ? () : members($id);
    push @targets, $main_pid if $main_pid;
    kill 'TERM', @targets;
    for (1 .. $patience * 50) {
        last if !members($id);
        select undef, undef, undef, 0.02;
    }
    kill 'KILL', members($id);
    exit 0;
}

# The processes that carry the invocation id, oneself excepted.
sub members {
    my ($id) = @_;
    opendir my $dir, '/proc' or return;
    my @all = grep { /^\d+$/ && $_ != 1 && $_ != $$ } readdir $dir;
    closedir $dir;
    return grep { index(Kernel::read_file("/proc/$_/environ") // '', "INVOCATION_ID=$id\0") >= 0 } @all;
}

sub become_service {
    my ($unit, $id, $main_pid) = @_;
    $SIG{$_} = 'DEFAULT' for qw(CHLD PIPE HUP INT TERM);
    Kernel::setsid();
    %ENV = (PATH => '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG => 'C.UTF-8', INVOCATION_ID => $id);
    $ENV{MAINPID} = $main_pid if $main_pid;
    for my $value (Units::all($unit, 'Service', 'Environment')) {
        set_variable($_) for split_line(expand_specifiers($unit, $value));
    }
    for my $file (Units::all($unit, 'Service', 'EnvironmentFile')) {
        for my $line (split /\n/, Kernel::read_file($file =~ s/^-//r) // '') {
            set_variable(split_line($line)) if $line =~ /^\s*\w+=/;
        }
    }
    for my $kind (@DIRECTORIES) {
        for my $directory (map {"$kind->[1]/$_"} Units::words($unit, 'Service', $kind->[0])) {
            Kernel::make_directory($directory, 0755);
            my $user = Accounts::find(Units::last_value($unit, 'Service', 'User', 'root'));
            chown $user->{uid}, $user->{gid}, $directory if $user && $o{mode} ne 'single';
        }
    }
    Kernel::make_directory($LOGS, 0755);
    open STDIN, '<', '/dev/null';
    open STDOUT, '>>', log_path($unit->{name});
    open STDERR, '>&', \*STDOUT;
    Kernel::limit_guest_process(@o{qw(processes fileBytes)});
    Kernel::fake_ownership() if $o{mode} eq 'single';
    chdir(Units::last_value($unit, 'Service', 'WorkingDirectory', '/') =~ s/^-//r) or chdir '/';
}

sub set_variable {
    my ($assignment) = @_;
    my ($name, $value) = ($assignment // '') =~ /^\s*(\w+)=(.*)$/s or return;
    $ENV{$name} = $value;
}

sub take_user {
    my ($unit, $report) = @_;
    my $name = Units::last_value($unit, 'Service', 'User', 'root');
    my $user = Accounts::find($name) or leave($report, "unknown user $name\n");
    my $group = Units::last_value($unit, 'Service', 'Group', '');
    my $gid = $group eq '' ? $user->{gid} : Accounts::group_id($group) // leave($report, "unknown group $group\n");
    @ENV{qw(HOME LOGNAME USER SHELL)} = @$user{qw(home name name shell)};
    Kernel::become($o{mode}, $user->{uid}, $gid, $gid, Accounts::groups_of($user->{name}));
}

# One command line in a child, as the service's user; true when it succeeded or failure is ignored (`-`).
sub run_line {
    my ($unit, $line, $report) = @_;
    my ($prefix, @arguments) = arguments($unit, $line);
    my $child = fork // return 0;
    if ($child == 0) {
        take_user($unit, $report) if $prefix !~ /[+!]/;
        { exec { $arguments[0] // '' } @arguments }
        exit 127;
    }
    waitpid $child, 0;
    return $? == 0 || $prefix =~ /-/;
}

# Special prefixes and the words of a command line, variables replaced.
sub arguments {
    my ($unit, $line) = @_;
    my ($prefix, $rest) = $line =~ /^([-@:+!]*)(.*)$/s;
    my @words = split_line(expand_specifiers($unit, $rest));
    splice @words, 1, 1 if $prefix =~ /@/;
    my @out;
    for my $word (@words) {
        if ($word =~ /^\$(\w+)$/) { push @out, split ' ', $ENV{$1} // ''; next }
        $word =~ s/\$(?:(\$)|\{(\w+)\})/$1 \/\/ $ENV{$2} \/\/ ''/ge;
        push @out, $word;
    }
    return ($prefix, @out);
}

sub expand_specifiers {
    my ($unit, $text) = @_;
    my $whole = $unit->{name};
    my %value = (n => $whole, N => $whole =~ s/\.\w+$//r, i => $unit->{instance}, I => $unit->{instance},
        p => $whole =~ s/(@.*)?\.\w+$//r, t => '/run', S => '/var/lib', L => '/var/log', C => '/var/cache', '%' => '%');
    $text =~ s/%([nNiIptSLC%])/$value{$1}/g;
    return $text;
}

# Words separated by space; quotes as in systemd.syntax(7).
sub split_line {
    my ($text) = @_;
    my @words;
    while ($text =~ /\G\s*((?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\\.|[^\s"'\\])+)/gs) {
        my $word = $1;
        $word =~ s/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/$1 \/\/ $2/gse;
        $word =~ s/\\(["'\\\$\s])/$1/g;
        push @words, $word;
    }
    return @words;
}

sub leave {
    my ($report, $text) = @_;
    syswrite $report, $text if $report;
    print STDERR $text;
    exit 1;
}

1;
