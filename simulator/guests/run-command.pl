# Runs one script in a guest. Three processes:
#   relay   (this one, outside the guest's process ids) passes output on and reports the outcome; nothing inside can
#           kill it. When the script has ended it goes on reading, and discarding, what daemons still write.
#   keeper  (inside) is the reaper of everything the script leaves, so that the whole tree can be ended.
#   script  (inside) takes on the user and runs.
# Standard input: the request, then one byte per wish to kill: P the script, T the tree. Standard output: the
# script's output. Descriptor 3: the outcome, one line, see execution.ts.
use strict;
use warnings;
use Kernel;
use Entry;
use Accounts;

my ($PROCESS, $TREE) = ('USR1', 'USR2');
umask 022;
open my $null, '+<', '/dev/null' or die "/dev/null: $!\n";
Kernel::close_inherited(3);
Kernel::write_file('/proc/self/oom_score_adj', 900);
open my $outcome, '>&=', 3 or die "descriptor 3: $!\n";
fcntl $outcome, 2, 1;    # F_SETFD, FD_CLOEXEC
my ($pid, $start, $namespaces, $mode, $processes, $file_bytes, $number, $user_name, $directory, $script, @environment) =
    Entry::read_request();
Entry::enter($pid, $start, $namespaces, $mode) or finish('machineStopped');

pipe(my $output, my $output_end) or die "pipe: $!\n";
pipe(my $report, my $report_end) or die "pipe: $!\n";
my $keeper = fork;
finish('notStarted ExecutionUnavailable the machine cannot start another process: ' . $!) if !defined $keeper;
if ($keeper == 0) {
    close $_ for $outcome, $output, $report;
    open $_, '+<&', $null for *STDIN, *STDOUT, *STDERR;    # not closed: new handles would take their numbers
    keep();
    exit 0;
}
close $output_end;
close $report_end;
relay();

sub finish {
    my ($line) = @_;
    syswrite $outcome, "$line\n";
    exit 0;
}

sub relay {
    my ($line, $wish, $over) = ('', undef, 0);
    $0 = 'relay';
    while (1) {
        my $bits = '';
        vec($bits, fileno $output, 1) = 1 if $output;
        vec($bits, fileno $report, 1) = 1 if $report;
        vec($bits, 0, 1) = 1 if $report && $line =~ /^started\n/ && ($wish // '') ne $TREE;
        # A wish is repeated until it had its effect: the keeper may have been about to wait.
        my $ready = select $bits, undef, undef, $wish && $report ? 0.1 : undef;
        ask_keeper($keeper, $wish) if $wish && $report && $ready == 0;
        next if $ready <= 0;
        if ($report && vec $bits, fileno $report, 1) {
            next if sysread $report, $line, 4096, length $line;
            undef $report;
            conclude($line);
            $over = 1;
        }
        elsif ($output && vec $bits, fileno $output, 1) { pass_on($over) }
        else {
            my $asked = sysread STDIN, my $byte, 1;
            $wish = $asked && $byte eq 'P' ? $PROCESS : $TREE;    # end of file: the simulator is gone
            ask_keeper($keeper, $wish);
        }
        exit 0 if $over && !$output;
    }
}

# A script can stop its keeper, but not for longer than this.
sub ask_keeper {
    my ($keeper, $wish) = @_;
    kill 'CONT', $keeper;
    kill $wish, $keeper;
}

sub pass_on {
    my ($discard) = @_;
    my $count = sysread $output, my $bytes, 65_536;
    if (!$count) { undef $output; return 0 }
    return $count if $discard;
    my $at = 0;
    while ($at < $count) { $at += syswrite(STDOUT, $bytes, $count - $at, $at) // exit 1 }
    return $count;
}

# Everything the script wrote is in the pipe by now; a daemon may write without end, so at most what a pipe holds
# (many times over) is passed on before the outcome.
sub conclude {
    my ($line) = @_;
    my $passed = 0;
    while ($output && $passed < 1 << 20) {
        my $bits = '';
        vec($bits, fileno $output, 1) = 1;
        last if select($bits, undef, undef, 0) <= 0;
        $passed += pass_on(0);
    }
    waitpid $keeper, 0;
    my ($result) = $line =~ /^((?:exited|signalled|notStarted) .*)$/m;
    if (!$result) {
        # The keeper was killed: by the end of the machine, or by a script that kills all processes it can. In a
        # process id namespace that is ending no process can be made.
        my $probe = fork;
        exit 0 if defined $probe && $probe == 0;
        waitpid $probe, 0 if $probe;
        $result = defined $probe ? 'signalled 9' : 'machineStopped';
    }
    syswrite $outcome, "$result\n";
    close STDOUT;
    close $outcome;
}

my ($child, $killing_tree);

# The keeper: prepares, starts the script, waits.
sub keep {
    $0 = 'command';
    Kernel::die_with_parent();
    Kernel::become_subreaper();
    $SIG{$_} = 'IGNORE' for qw(TERM INT HUP QUIT PIPE TSTP);
    my $user = Accounts::find($user_name) or return say_report("notStarted UserOrGroupNotExist user $user_name does not exist");
    $directory = $user->{home} if $directory eq '';
    return say_report("notStarted DirectoryNotExist $directory is not a directory") if !-d $directory;
    my ($path, @program) = store_script($user) or return;
    pipe(my $trouble, my $trouble_end) or return;
    $child = fork;
    if (!defined $child) {
        unlink $path;
        return say_report("notStarted ExecutionUnavailable the machine cannot start another process: $!");
    }
    if ($child == 0) { be_script($user, $trouble_end, @program) }
    close $output_end;
    close $trouble_end;
    $SIG{$PROCESS} = sub { kill 'KILL', $child };
    $SIG{$TREE} = sub { kill_tree() };
    say_report('started');
    sysread $trouble, my $failure, 4096;
    my $status = wait_for_child();
    unlink $path;
    return say_report("notStarted $failure") if $failure;
    return say_report($status & 127 ? 'signalled ' . ($status & 127) : 'exited ' . ($status >> 8));
}

sub say_report { syswrite $report_end, "$_[0]\n" }

sub wait_for_child {
    while (1) {
        my $ended = waitpid -1, 0;
        return $? if $ended == $child;
        return 9 if $ended == -1 && $! != 4;    # EINTR
    }
}

# A file, because an argument holds 128 KiB at most and a script may hold any byte.
sub store_script {
    my ($user) = @_;
    my $path = "/run/command/$number";
    Kernel::make_directory('/run/command', 0711);
    if (!open my $file, '>', $path) {
        say_report("notStarted ExecutionUnavailable $path: $!");
        return;
    }
    else {
        print $file $script;
        if (!close $file) { say_report("notStarted ExecutionUnavailable $path: $!"); return }
    }
    chmod 0700, $path;
    chown $user->{uid}, $user->{gid}, $path if $mode ne 'single';
    return ($path, $script =~ /^#!/ ? ($path) : ('/bin/sh', $path));
}

sub be_script {
    my ($user, $trouble, @program) = @_;
    Kernel::setsid();
    open STDOUT, '>&', $output_end;
    open STDERR, '>&', $output_end;
    $SIG{$_} = 'DEFAULT' for qw(TERM INT HUP QUIT PIPE TSTP USR1 USR2);
    eval {
        Kernel::limit_guest_process($processes, $file_bytes);
        Kernel::become($mode, $user->{uid}, $user->{gid}, $user->{gid}, Accounts::groups_of($user->{name}));
        Kernel::die_with_parent();
        Kernel::fake_ownership() if $mode eq 'single';
        1;
    } or give_up($trouble, "ExecutionUnavailable $@");
    chdir $directory or give_up($trouble, "DirectoryNotExist $directory: $!");
    %ENV = (PATH => '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG => 'C.UTF-8',
        HOME => $user->{home}, USER => $user->{name}, LOGNAME => $user->{name}, SHELL => $user->{shell}, @environment);
    { exec { $program[0] } @program }
    my $reason = "$!";
    my ($interpreter) = $script =~ /^#!\s*(\S*)/;
    give_up($trouble, "ExecutionUnavailable $program[0]: $reason") if !defined $interpreter;
    give_up($trouble, "ScriptInvalid the interpreter $interpreter cannot be executed: $reason");
}

sub give_up {
    my ($trouble, $text) = @_;
    $text =~ s/\n+$//;
    syswrite $trouble, $text;
    exit 127;
}

# Ends the script and everything that came from it. All are stopped first, until no new one turns up, so that a
# program that forks without pause cannot run away from the count.
sub kill_tree {
    return if $killing_tree++;
    my %stopped;
    for (1 .. 200) {
        my @new = grep { !$stopped{$_} } descendants();
        last if !@new;
        kill 'STOP', @new;
        @stopped{@new} = @new;
    }
    for (1 .. 200) {
        my @left = descendants() or last;
        kill 'KILL', @left;
        1 while waitpid(-1, 1) > 0 && $? >= 0;
        select undef, undef, undef, 0.005;
    }
}

sub descendants {
    opendir my $dir, '/proc' or return;
    my %children;
    for my $pid (grep {/^\d+$/} readdir $dir) {
        my ($state, $parent) = (Kernel::read_file("/proc/$pid/stat") // '') =~ /.*\)\s(\S)\s(\d+)/s or next;
        push @{ $children{$parent} }, $pid if $state ne 'Z';
    }
    my @found;
    my @todo = @{ $children{$$} // [] };
    while (defined(my $pid = shift @todo)) {
        push @found, $pid;
        push @todo, @{ $children{$pid} // [] };
    }
    return @found;
}
