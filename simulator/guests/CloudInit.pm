# What cloud-init does at the first boot of an instance: name, host keys, the key that opens root's account, the script
# of the user data, and the marker that programs wait for.
package CloudInit;
use strict;
use warnings;
use Kernel;
use Services;

my $INSTANCE = '/var/lib/cloud/instance';
my $LOG = '/var/log/cloud-init.log';
my $OUTPUT = '/var/log/cloud-init-output.log';
my $UNIT = 'cloud-final.service';
my $is_first = 0;

sub first_boot {
    my (%o) = @_;
    $is_first = 1;
    my $keys = start_host_keys();
    Kernel::write_file('/etc/hostname', "$o{hostname}\n");
    Kernel::write_file('/etc/hosts',
        "127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n127.0.1.1 $o{hostname} $o{hostname}\n");
    Kernel::make_directory("/var/lib/cloud/$_", 0755) for "instances/$o{instance}", 'data', 'seed';
    unlink $INSTANCE;
    symlink "/var/lib/cloud/instances/$o{instance}", $INSTANCE;
    unlink "$INSTANCE/boot-finished";
    Kernel::write_file('/var/lib/cloud/data/instance-id', "$o{instance}\n");
    Kernel::append_file($LOG, "first boot of instance $o{instance}: host name, host keys, root\n");
    authorize($o{authorizedKey}) if $o{authorizedKey} ne '';
    finish() if !$o{userData};
    waitpid $keys, 0 if $keys;
}

# A script that a reboot cut off is not run again, as by cloud-init.
sub later_boot { finish() if -d $INSTANCE && !-e "$INSTANCE/boot-finished" }

sub finish { Kernel::write_file("$INSTANCE/boot-finished", "done\n") }

# cloud-init deletes host keys that came with the image and makes new ones.
sub start_host_keys {
    return 0 if !-x '/usr/bin/ssh-keygen' || !-d '/etc/ssh';
    unlink glob '/etc/ssh/ssh_host_*_key*';
    my $pid = fork // return 0;
    return $pid if $pid;
    open STDOUT, '>', '/dev/null';
    open STDERR, '>', '/dev/null';
    open STDIN, '<', '/dev/null';
    $ENV{PATH} = '/usr/bin:/bin';
    { exec '/usr/bin/ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', 'root@localhost', '-f', '/etc/ssh/ssh_host_ed25519_key' }
    exit 1;
}

sub authorize {
    my ($key) = @_;
    my $file = '/root/.ssh/authorized_keys';
    mkdir '/root/.ssh', 0700;
    return if index(Kernel::read_file($file) // '', "$key\n") >= 0;
    Kernel::append_file($file, "$key\n");
    chmod 0600, $file;
}

# User data that begins with #! is run, as root and beside whatever else the machine does; of other kinds only the text
# is kept. Base64.
sub run_user_data {
    my ($encoded) = @_;
    return if !$is_first;
    my $text = decode($encoded);
    my $script = "$INSTANCE/scripts/part-001";
    umask 077;
    eval {
        Kernel::make_directory("$INSTANCE/scripts", 0700);
        Kernel::write_file("$INSTANCE/user-data.txt", $text);
        Kernel::write_file($script, $text) if $text =~ /^#!/;
    };
    umask 022;
    if ($text !~ /^#!/) {
        Kernel::append_file($LOG, "user data that is no script is not carried out on a simulated machine\n");
        return eval { finish() };
    }
    chmod 0700, $script;
    my $then = "echo done > $INSTANCE/boot-finished";
    eval { Kernel::write_file("/run/systemd/system/$UNIT", <<"END") };
[Unit]
Description=Execute cloud user/final scripts
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh -c "cd /; $script >> $OUTPUT 2>&1; c=\$?; $then; exit \$c"
END
    Services::start($UNIT, sub { });
}

# Base64, as uuencode has it: the same bits under other letters. perl-base has no module for it.
sub decode {
    my ($text) = @_;
    $text =~ tr{A-Za-z0-9+/}{}cd;
    $text =~ tr{A-Za-z0-9+/}{ -_};
    return unpack 'u', join '', map { chr(32 + int(length($_) * 3 / 4)) . "$_\n" } $text =~ /(.{1,60})/g;
}

1;
