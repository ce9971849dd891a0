# What scripts see of the machine's disks: /sys/block and /proc/partitions (which lsblk reads), and the commands that
# grow the root's partition and file system. The numbers are those of the simulated disks. There are no block devices:
# /dev has no nodes for them, the root's files lie on overlay layers, and data disks cannot be written to.
package Disks;
use strict;
use warnings;
use Kernel;

my $RECORD = '/var/lib/simulated-machine/vda';    # part of the disk, so it goes into images
my $MAJOR = 253;                                  # of the first disk; the next ones have 254, 255 and so on
my $START = 2048;                                 # sectors before the first partition
my @disks;                                        # { name, sectors, serial }, the system disk first
my ($partition, $filesystem);                     # sectors of the system disk that each takes

# Disks as "name:sectors:serial", joined by commas; none for a machine whose disks nobody told of, which then shows no
# disk, least of all the host's. At the first boot of an instance cloud-init, where it is, grows the root to its disk.
sub configure {
    my ($text, $is_first) = @_;
    my $flags = $Kernel::NOSUID | $Kernel::NODEV | $Kernel::NOEXEC;
    for my $place (qw(/sys/block /sys/class/block /sys/dev/block)) {
        Kernel::mount('tmpfs', $place, 'tmpfs', $flags, 'mode=755,size=1m,nr_inodes=2k') if -d $place;
    }
    Kernel::write_file('/run/.partitions', '');
    Kernel::bind_mount('/run/.partitions', '/proc/partitions');
    unlink '/run/.partitions';
    Kernel::bind_mount('/dev/null', '/proc/diskstats') if -e '/proc/diskstats';
    read_disks($text);
    return show() if !@disks;
    ($partition, $filesystem) = (Kernel::read_file($RECORD) // '') =~ /^partition (\d+)\nfilesystem (\d+)\n$/;
    $partition = $disks[0]{sectors} - $START if !$partition || $partition > $disks[0]{sectors} - $START;
    $filesystem = $partition if !$filesystem || $filesystem > $partition;
    $filesystem = $partition = $disks[0]{sectors} - $START if $is_first && grows_itself();
    record();
    show();
}

# A disk was attached, detached or resized while the machine runs. What the guest's root did to the mounts meanwhile
# must not end process 1.
sub changed {
    my ($text) = @_;
    return if !@disks || $text eq '';
    read_disks($text);
    eval { show() };
}

sub read_disks {
    @disks = map { my ($name, $sectors, $serial) = split /:/; { name => $name, sectors => $sectors, serial => $serial // '' } }
        split /,/, $_[0];
}

sub grows_itself { return -x '/usr/bin/cloud-init' && !-e '/etc/cloud/cloud-init.disabled' && !-e '/etc/growroot-disabled' }

sub record {
    Kernel::make_directory('/var/lib/simulated-machine', 0755);
    eval { Kernel::write_file($RECORD, "partition $partition\nfilesystem $filesystem\n") };
}

sub show {
    my (%files, %links);
    my $table = "major minor  #blocks  name\n\n";
    for my $index (0 .. $#disks) {
        my ($name, $sectors) = @{ $disks[$index] }{qw(name sectors)};
        my $major = $MAJOR + $index;
        my @parts = ([$name, "/sys/block/$name", 0, $sectors]);
        push @parts, ["${name}1", "/sys/block/$name/${name}1", 1, $partition] if $index == 0;
        for my $part (@parts) {
            my ($label, $path, $minor, $size) = @$part;
            $table .= sprintf "%4d %8d %10d %s\n", $major, $minor, $size / 2, $label;
            my %values = (dev => "$major:$minor", size => $size, ro => 0);
            $files{"$path/$_"} = "$values{$_}\n" for keys %values;
            my $below = $path =~ s{^/sys/}{../../}r;
            @links{ "/sys/class/block/$label", "/sys/dev/block/$major:$minor" } = ($below, $below);
        }
        $files{"/sys/block/$name/$_->[0]"} = "$_->[1]\n"
            for [removable => 0], [serial => $disks[$index]{serial}], ['queue/rotational', 1], ['queue/logical_block_size', 512],
            ['queue/physical_block_size', 512];
    }
    @files{qw(/sys/block/vda/vda1/start /sys/block/vda/vda1/partition)} = ("$START\n", "1\n") if @disks;
    for my $place (grep { -d $_ } qw(/sys/block /sys/class/block /sys/dev/block)) {
        Kernel::writable($place);
        Kernel::empty_directory($place);
        put($_, $files{$_}) for grep { m{^\Q$place/} } sort keys %files;
        symlink $links{$_}, $_ for grep { m{^\Q$place/} } keys %links;
        Kernel::read_only($place);
    }
    Kernel::writable('/proc/partitions');
    Kernel::write_file('/proc/partitions', $table);
    Kernel::read_only('/proc/partitions');
}

sub put {
    my ($path, $text) = @_;
    Kernel::make_directory($path =~ s{/[^/]*$}{}r, 0755);
    Kernel::write_file($path, $text);
}

# growpart(1) and resize2fs(8), for the root only; df(1) asks for the size of the root's file system.
sub command {
    my ($reply, $program, @arguments) = @_;
    return $reply->(1, '', "$program: this machine has no simulated disks\n") if !@disks;
    return $reply->(0, 512 * $filesystem . "\n") if $program eq 'root-size';
    my ($device, $number) = grep { !/^-/ } @arguments;
    return grow_partition($reply, $device // '', $number // '') if $program eq 'growpart';
    return $reply->(1, '', "$program: only /dev/vda1 has a file system here\n") if ($device // '') ne '/dev/vda1';
    my ($new, $old) = map { int $_ / 8 } $partition, $filesystem;
    return $reply->(0, "The filesystem is already $old (4k) blocks long.  Nothing to do!\n") if $new == $old;
    $filesystem = $partition;
    record();
    $reply->(0, "The filesystem on /dev/vda1 is now $new (4k) blocks long.\n");
}

sub grow_partition {
    my ($reply, $device, $number) = @_;
    return $reply->(2, '', "FAILED: $device: does not exist\n") if !grep { $device eq "/dev/$_->{name}" } @disks;
    return $reply->(2, '', "FAILED: failed to find partition $number of $device\n") if $device ne '/dev/vda' || $number ne '1';
    my $whole = $disks[0]{sectors} - $START;
    return $reply->(1, "NOCHANGE: partition 1 is size $partition. it cannot be grown\n") if $partition >= $whole;
    my $old = $partition;
    $partition = $whole;
    record();
    eval { show() };
    $reply->(0, "CHANGED: partition=1 start=$START old: size=$old end=" . ($START + $old - 1)
            . " new: size=$whole end=" . ($START + $whole - 1) . "\n");
}

1;
