package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"syscall"
)

// why says in Korean why the system refused something, and leaves to the error
// its own words where there are none of ours.
func why(err error) string {
	for _, cause := range []struct {
		err   error
		words string
	}{
		{fs.ErrNotExist, whyNotThere},
		{fs.ErrPermission, whyNotAllowed},
		{fs.ErrExist, whyThere},
		{syscall.EISDIR, whyFolder},
		{syscall.ENOTDIR, whyNoFolder},
		{syscall.ENOSPC, whyFull},
		{syscall.EROFS, whyReadOnly},
		{syscall.EADDRINUSE, whyPortInUse},
		{syscall.EADDRNOTAVAIL, whyNotOurs},
		{syscall.EIO, whyBroken},
	} {
		if errors.Is(err, cause.err) {
			return cause.words
		}
	}
	var mistyped *json.UnmarshalTypeError
	var malformed *json.SyntaxError
	switch {
	case errors.As(err, &mistyped) && mistyped.Field != "":
		return saysWrongField(mistyped.Field)
	case errors.As(err, &mistyped):
		return whyNoObject
	case errors.As(err, &malformed):
		return saysBadJSON(malformed.Offset)
	}
	return err.Error()
}
