export const userPath = (path: string) => `/u/${path}`;
export const groupPath = (path: string) => `/g/${path}`;

export default {
  routeTo(path: string) {
    location.assign(path);
  },
};
