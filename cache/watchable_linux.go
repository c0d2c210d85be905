package cache

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// watchable says why the system does not tell of everything that happens in a
// folder: on a network another machine may write, of which this kernel does not
// hear.
func watchable(folder string) error {
	var s unix.Statfs_t
	if err := unix.Statfs(folder, &s); err != nil {
		return err
	}
	switch uint32(s.Type) { //nolint:gosec // it is signed on some systems, and small
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC,
		unix.V9FS_MAGIC, unix.FUSE_SUPER_MAGIC, unix.AFS_SUPER_MAGIC, unix.CODA_SUPER_MAGIC, unix.CEPH_SUPER_MAGIC:
		return fmt.Errorf("a network file system (type %#x)", uint32(s.Type)) //nolint:gosec // likewise
	}
	return nil
}
