# Users and groups of the guest, from its own files. The C library's functions would load name service modules.
package Accounts;
use strict;
use warnings;
use Kernel;

# { name, uid, gid, home, shell } for a name or a number that stands in /etc/passwd; undef otherwise.
sub find {
    my ($wanted) = @_;
    for my $line (split /\n/, Kernel::read_file('/etc/passwd') // '') {
        my ($name, undef, $uid, $gid, undef, $home, $shell) = split /:/, $line;
        next if !defined $gid || ($name ne $wanted && $uid ne $wanted);
        return { name => $name, uid => $uid, gid => $gid, home => $home || '/', shell => $shell || '/bin/sh' };
    }
    # The superuser exists even when the file is lost.
    return { name => 'root', uid => 0, gid => 0, home => '/root', shell => '/bin/sh' } if $wanted eq 'root';
    return undef;
}

sub group_id {
    my ($wanted) = @_;
    for my $line (split /\n/, Kernel::read_file('/etc/group') // '') {
        my ($name, undef, $gid) = split /:/, $line;
        return $gid if defined $gid && ($name eq $wanted || $gid eq $wanted);
    }
    return $wanted eq 'root' ? 0 : undef;
}

# Supplementary groups of a user.
sub groups_of {
    my ($user) = @_;
    my @ids;
    for my $line (split /\n/, Kernel::read_file('/etc/group') // '') {
        my (undef, undef, $gid, $members) = split /:/, $line;
        push @ids, $gid if defined $members && grep { $_ eq $user } split /,/, $members;
    }
    return @ids;
}

1;
