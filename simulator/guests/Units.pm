# systemd unit files: finding, reading, enabling. Follows systemd.unit(5) and systemd.syntax(7) as far as services
# need it: search order, drop-ins, template instances, masks, [Install].
package Units;
use strict;
use warnings;
use File::Glob ();

my $ADMIN = '/etc/systemd/system';
my @DIRECTORIES = (
    $ADMIN, '/run/systemd/system', '/usr/local/lib/systemd/system', '/usr/lib/systemd/system', '/lib/systemd/system',
);

# `nginx` means `nginx.service`.
sub full_name {
    my ($name) = @_;
    $name =~ s{^.*/}{};
    return $name =~ /\.(service|target|timer|socket|mount|path|slice|scope|device|swap|automount)$/ ? $name : "$name.service";
}

# Whether a name fits what a list was asked for: a name, short or full, or a pattern of the shell.
sub matches {
    my ($name, $pattern) = @_;
    my $wanted = $pattern =~ /[*?]/ ? $pattern : full_name($pattern);
    $wanted = join '', map { $_ eq '*' ? '.*' : $_ eq '?' ? '.' : quotemeta } split //, $wanted;
    return $name =~ /^$wanted$/;
}

# Reads a unit: { name, path, masked, sections => { Service => { ExecStart => [...] } } }; undef when there is none.
sub load {
    my ($name) = @_;
    my ($template, $instance) = $name =~ /^([^@]+@)(.+)(\.\w+)$/ ? ("$1$3", $2) : (undef, '');
    my $path = path_of($name) // (defined $template ? path_of($template) : undef) // return undef;
    my $unit = { name => $name, instance => $instance, path => $path, sections => {} };
    if ((readlink($path) // '') eq '/dev/null' || (-f $path && !-s _ && index($path, $ADMIN) == 0)) {
        return { %$unit, masked => 1 };
    }
    read_into($unit->{sections}, $path);
    for my $directory (map { ("$_/$name.d", defined $template ? "$_/$template.d" : ()) } reverse @DIRECTORIES) {
        read_into($unit->{sections}, $_) for sort glob "\Q$directory\E/*.conf";
    }
    return $unit;
}

sub path_of {
    my ($name) = @_;
    return undef if $name =~ m{[/\0]};
    for my $path (map {"$_/$name"} @DIRECTORIES) { return $path if -e $path || -l $path }
    return undef;
}

sub read_into {
    my ($sections, $path) = @_;
    my $text = Kernel::read_file($path) // return;
    $text =~ s/\\\n\s*/ /g;
    my $section = '';
    for my $line (split /\n/, $text) {
        next if $line =~ /^\s*(?:[#;]|$)/;
        if ($line =~ /^\s*\[(.+)\]/) { $section = $1; next }
        my ($key, $value) = $line =~ /^\s*(\w+)\s*=\s*(.*?)\s*$/ or next;
        if   ($value eq '') { $sections->{$section}{$key} = [] }    # an empty value forgets the ones before
        else                { push @{ $sections->{$section}{$key} }, $value }
    }
}

sub all { my ($unit, $section, $key) = @_; return @{ $unit->{sections}{$section}{$key} // [] } }
sub last_value { my ($unit, $section, $key, $default) = @_; return (all($unit, $section, $key))[-1] // $default }
sub words { my ($unit, $section, $key) = @_; return map { split ' ' } all($unit, $section, $key) }

# The links that enabling makes: [link, target].
sub links_of {
    my ($unit) = @_;
    my @links;
    for my $kind (['WantedBy', 'wants'], ['RequiredBy', 'requires']) {
        push @links, map { ["$ADMIN/$_.$kind->[1]/$unit->{name}", $unit->{path}] } words($unit, 'Install', $kind->[0]);
    }
    push @links, map { ["$ADMIN/$_", $unit->{path}] } grep { $_ ne $unit->{name} } words($unit, 'Install', 'Alias');
    return @links;
}

# enabled, disabled, static, masked or undef for an unknown unit.
sub file_state {
    my ($name) = @_;
    my $unit = load($name) // return undef;
    return 'masked' if $unit->{masked};
    return 'enabled' if grep { -l "$_" } glob "$ADMIN/*.{wants,requires}/\Q$name\E";
    my @links = links_of($unit);
    return 'static' if !@links && !words($unit, 'Install', 'Also');
    return (grep { -l $_->[0] } @links) ? 'enabled' : 'disabled';
}

# Each of these returns (exit code, text for standard error).
sub enable {
    my ($name, $seen) = @_;
    my $unit = load($name) // return (1, "Failed to enable unit: Unit file $name does not exist.\n");
    return (1, "Failed to enable unit: Unit file $unit->{path} is masked.\n") if $unit->{masked};
    $seen->{$name} = 1;
    my $said = '';
    for my $link (links_of($unit)) {
        next if (readlink($link->[0]) // '') eq $link->[1];
        Kernel::make_directory($link->[0] =~ s{/[^/]+$}{}r, 0755);
        unlink $link->[0];
        symlink $link->[1], $link->[0] or return (1, "Failed to enable unit: $link->[0]: $!\n");
        $said .= "Created symlink $link->[0] \x{e2}\x{86}\x{92} $link->[1].\n";
    }
    for my $also (grep { !$seen->{$_} } words($unit, 'Install', 'Also')) {
        my ($code, $text) = enable($also, $seen);
        return ($code, $text) if $code;
        $said .= $text;
    }
    return (0, $said) if $said ne '' || links_of($unit);
    return (0, "The unit files have no installation config\n"
            . "(WantedBy=, RequiredBy=, Also=, Alias= settings in the [Install] section).\n");
}

sub disable {
    my ($name) = @_;
    my $unit = load($name) // return (1, "Failed to disable unit: Unit file $name does not exist.\n");
    my $said = '';
    my @links = ((map { $_->[0] } links_of($unit)), glob "$ADMIN/*.{wants,requires}/\Q$name\E");
    for my $link (@links) { $said .= "Removed \"$link\".\n" if -l $link && unlink $link }
    return (0, $said);
}

sub mask {
    my ($name) = @_;
    my $path = "$ADMIN/$name";
    return (0, '') if (readlink($path) // '') eq '/dev/null';
    return (1, "Failed to mask unit: File $path already exists.\n") if -e $path;
    Kernel::make_directory($ADMIN, 0755);
    symlink '/dev/null', $path or return (1, "Failed to mask unit: $!\n");
    return (0, "Created symlink $path \x{e2}\x{86}\x{92} /dev/null.\n");
}

sub unmask {
    my ($name) = @_;
    my $path = "$ADMIN/$name";
    return (0, '') if (readlink($path) // '') ne '/dev/null';
    unlink $path or return (1, "Failed to unmask unit: $!\n");
    return (0, "Removed \"$path\".\n");
}

# Names of the services that start at boot.
sub enabled {
    my $targets = '{multi-user,graphical,default,basic,sysinit}.target';
    my %names = map { m{([^/]+)$} => 1 } glob "$ADMIN/$targets.{wants,requires}/*.service";
    return sort keys %names;
}

# Every unit file's name.
sub names {
    my %names = map { m{([^/]+)$} => 1 } map { glob "$_/*.service" } @DIRECTORIES;
    return sort keys %names;
}

1;
