// Package web asks notice boards on the network, politely, and says why when
// there is no answer.
//
// A [Client] fetches single pages. It says who it is (sosik/VERSION with a
// contact), asks one thing at a time of a host and leaves a pause between two
// requests, keeps to robots.txt, asks only for what has changed, reads at most
// [MaxBody] bytes, follows a few redirects that stay on the site, tries again
// where a failure may pass, and waits when a site asks it to. Every failure is
// a [feed.Error] of a kind that a person can act on; only the end of the
// caller's own context is returned as it is.
//
// A [Board] is a notice board at an address. It satisfies [feed.Source]:
// package board knows the addresses of its pages and reads them, the client
// fetches them. What no address tells is learned from the list: where a redirect
// led to it, which is where later pages are asked for, and how its rows address
// their articles, so that an article can be asked for by its ID alone.
//
// # Files
//
// [Client.Save] fetches an attachment into a folder: into NAME.part first, with a
// note beside it of which file in which state it is, so that it goes on where it
// was broken off, and under its own name when it is whole ([SafeName]). What
// Korean servers make of Content-Disposition is read in download_disposition.go.
// A page in the place of a file is an error. Files of a host come one after the
// other, and pages are answered meanwhile.
//
// # Proxies
//
// HTTP_PROXY, HTTPS_PROXY and NO_PROXY are honoured as they stand in the
// environment when the client is made. The loopback is never asked through a
// proxy.
//
// # Certificates and old servers
//
// Certificates are verified against the system's authorities and those in
// [Options].CA. Many Korean sites forget to send the intermediate certificate;
// browsers fetch it, Go on Linux does not. The cure is to put that certificate
// into CA, where it is trusted as it stands. Verification is switched off by
// [Options].Insecure and by nothing else.
//
// TLS 1.2 is the oldest version spoken. Sites with old servers may know only
// key exchanges and ciphers that Go no longer offers. They can be offered
// again, to every site at once, by starting the program with the environment
// variable GODEBUG=tlsrsakex=1,tls3des=1.
//
// # Manners
//
// A host is what stands in the address without the port; all clients of one
// process that should share its pace must be one Client. Waiting for one's turn
// is first come, first served, and ends with the caller's context. The loopback
// has no pace, so that the demo board is as fast as it can be, but its
// robots.txt counts like any other.
//
// A robots.txt is believed for a day. A site without one may be read; one whose
// server fails or says nothing when asked for it may not, for two minutes.
package web
