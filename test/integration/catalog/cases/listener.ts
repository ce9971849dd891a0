/** A unit that runs a program of perl, which every guest has. */
export const unit = (name: string, command: string) => `cat >/etc/systemd/system/${name}.service <<'END'
[Service]
ExecStart=${command}
[Install]
WantedBy=multi-user.target
END
systemctl daemon-reload; systemctl enable --now ${name} 2>/dev/null`;

/** A service `web` that listens on 127.0.0.1:8080 and answers HTTP with `hello world`. */
export const LISTENER = `cat >/usr/local/bin/listener <<'END'
use IO::Socket::INET;
my $server = IO::Socket::INET->new(LocalAddr => $ARGV[0], LocalPort => $ARGV[1], Proto => 'tcp', Listen => 5, ReuseAddr => 1) or die;
while (my $client = $server->accept) {
    while (<$client>) { last if /^\\r?$/ }
    print $client "HTTP/1.0 200 OK\\r\\nContent-Length: 12\\r\\n\\r\\nhello world\\n";
    close $client;
}
END
${unit('web', '/usr/bin/perl /usr/local/bin/listener 127.0.0.1 8080')}`;
