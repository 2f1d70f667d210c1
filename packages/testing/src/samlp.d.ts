/** What is used here of `samlp`, which has no types. */
declare module 'samlp' {
  interface Request {
    method?: string | undefined;
    query: Record<string, string>;
  }

  interface Reply {
    set(name: string, value: string): void;
    send(body: string | number): void;
  }

  type Callback<T> = (error: Error | null | undefined, value?: T) => void;

  interface ProfileMapper {
    getClaims(): Record<string, string | string[]>;
    getNameIdentifier(): { nameIdentifier: string; nameIdentifierFormat?: string | undefined };
  }

  interface AuthOptions<User> {
    issuer: string;
    cert: string;
    key: string;
    recipient: string;
    destination: string;
    /** Default: the assertion only. */
    signResponse?: boolean;
    signAssertion?: boolean;
    getUserFromRequest(request: Request): User;
    profileMapper(user: User): ProfileMapper;
    getPostURL(audience: string, request: unknown, http: Request, callback: Callback<string>): void;
  }

  interface ParsedRequest {
    id?: string;
    issuer?: string;
    assertionConsumerServiceURL?: string;
    destination?: string;
  }

  interface MetadataOptions {
    issuer: string;
    cert: string;
    redirectEndpointPath: string;
    postEndpointPath: string;
  }

  type MetadataRequest = Request & { headers: Record<string, string>; protocol: string; originalUrl: string };

  export function auth<User>(
    options: AuthOptions<User>,
  ): (request: Request, reply: Reply, next: (error: Error) => void) => void;
  export function parseRequest(request: Request, callback: Callback<ParsedRequest>): void;
  export function metadata(options: MetadataOptions): (request: MetadataRequest, reply: Reply) => void;
}
