# Writes one file in a guest, as the guest's root. Standard input: the request. Standard output: `written` or
# `refused CODE MESSAGE`.
use strict;
use warnings;
use Kernel;
use Entry;
use Accounts;

Kernel::close_inherited();
Kernel::write_file('/proc/self/oom_score_adj', 900);
umask 022;
my ($pid, $start, $namespaces, $mode, $path, $owner, $group, $permissions, $overwrite, $content) = Entry::read_request();
Entry::enter($pid, $start, $namespaces, $mode) or refuse('ExecutionUnavailable', 'the machine has stopped');
my $user = Accounts::find($owner) or refuse('UserOrGroupNotExist', "user $owner does not exist");
my $group_id = Accounts::group_id($group) // refuse('UserOrGroupNotExist', "group $group does not exist");

my ($parent) = $path =~ m{^(.*)/};
Kernel::make_directory($parent, 0755) || refuse('FileCreateFail', "directory $parent: $!") if $parent ne '';
refuse('InvalidFilePath', "$path is a directory") if -d $path;
refuse('FileAlreadyExists', "$path exists") if !$overwrite && (-e $path || -l $path);
open my $file, '>', $path or refuse('FileCreateFail', "$path: $!");
print $file $content;
close $file or refuse('FileCreateFail', "$path: $!");
chown $user->{uid}, $group_id, $path or refuse('FileCreateFail', "owner of $path: $!") if $mode ne 'single';
chmod oct $permissions, $path or refuse('FileCreateFail', "mode of $path: $!");
print "written\n";

sub refuse {
    my ($code, $message) = @_;
    print "refused $code $message\n";
    exit 0;
}
